using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>A rule about how some kinds of strings are written. Dangerous text is left to <see cref="StringsStayWithinTheirQuotes"/>.</summary>
internal abstract class TextRule(RuleDescription description, params TextKind[] kinds) : PolicyRule(description)
{
    // A bit for each kind: of all that a review does, this is asked most often.
    private readonly ulong _kinds = kinds.Aggregate(0UL, (all, kind) => all | Bit(kind));

    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        foreach (var field in reviewed.Texts)
        {
            if ((_kinds & Bit(field.Kind)) != 0 && !field.IsDangerous && !Accepts(field))
                yield return Violation(field.Path, Explain(field));
        }
    }

    protected virtual bool Accepts(TextField field) => Syntax.Accepts(field.Kind, field.Text);

    /// <summary>What is wrong with a text that is not accepted.</summary>
    protected abstract string Explain(TextField field);

    private static ulong Bit(TextKind kind) => 1UL << (int)kind;
}
