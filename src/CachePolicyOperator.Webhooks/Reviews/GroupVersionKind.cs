namespace CachePolicyOperator.Webhooks.Reviews;

/// <summary>A type of objects. The core group is "".</summary>
public sealed record GroupVersionKind
{
    public string Group { get; set; } = "";

    public string Version { get; set; } = "";

    public string Kind { get; set; } = "";
}
