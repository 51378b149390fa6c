namespace CachePolicyOperator.Webhooks.Reviews;

/// <summary>A collection of objects. The core group is "".</summary>
public sealed record GroupVersionResource
{
    public string Group { get; set; } = "";

    public string Version { get; set; } = "";

    public string Resource { get; set; } = "";
}
