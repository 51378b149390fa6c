namespace CachePolicyOperator.Policy.Validation;

/// <summary>What docs/rules.md says about a rule.</summary>
/// <param name="Id">Stable for ever: people search for it, and acknowledgements name it.</param>
/// <param name="Severity">What a violation leads to.</param>
/// <param name="Checks">What must hold, as a sentence.</param>
/// <param name="Why">What happens where it does not hold.</param>
/// <param name="Source">The specification, or the behaviour of a server, that the rule rests on.</param>
/// <param name="WayOut">What the author of a refused policy can do.</param>
public sealed record RuleDescription(string Id, Severity Severity, string Checks, string Why, string Source, string WayOut)
{
    /// <summary>Short name of the rule, as a heading.</summary>
    public string? Title { get; init; }

    /// <summary>What its findings are about. Rules about the form are never softened by guard-rails, exceptions or acknowledgements.</summary>
    public SpecSection Concerns { get; init; } = SpecSection.Form;
}
