namespace CachePolicyOperator.Abstractions.Kinds;

/// <summary>Operations on resources of some API groups and versions.</summary>
public sealed record NamedRuleWithOperations
{
    public IReadOnlyList<string>? ApiGroups { get; init; }

    public IReadOnlyList<string>? ApiVersions { get; init; }

    public IReadOnlyList<string>? Operations { get; init; }

    public IReadOnlyList<string>? Resources { get; init; }

    public string? Scope { get; init; }
}
