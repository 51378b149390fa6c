namespace CachePolicyOperator.Abstractions.Client;

/// <summary>Conditions of a deletion.</summary>
public sealed record DeleteOptions
{
    public static DeleteOptions Default { get; } = new();

    /// <summary>Delete only the object with this uid (409 otherwise).</summary>
    public string? Uid { get; init; }

    /// <summary>Delete only this version of the object (409 otherwise).</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>Foreground, Background or Orphan; null: the kind's default.</summary>
    public string? PropagationPolicy { get; init; }
}
