using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>A rule about how some kinds of strings are written. Dangerous text is left to <see cref="StringsStayWithinTheirQuotes"/>.</summary>
internal abstract class TextRule(RuleDescription description, params TextKind[] kinds) : PolicyRule(description)
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed) =>
        from field in reviewed.Texts
        where kinds.Contains(field.Kind) && !field.IsDangerous && !Accepts(field)
        select Violation(field.Path, Explain(field));

    protected virtual bool Accepts(TextField field) => Syntax.Accepts(field.Kind, field.Text);

    /// <summary>What is wrong with a text that is not accepted.</summary>
    protected abstract string Explain(TextField field);
}
