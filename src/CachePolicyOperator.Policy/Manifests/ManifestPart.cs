namespace CachePolicyOperator.Policy.Manifests;

/// <summary>What stands between two document markers of a file.</summary>
public abstract record ManifestPart
{
    private ManifestPart()
    {
    }

    public sealed record Readable(ManifestDocument Document) : ManifestPart;

    /// <summary>It is no YAML, or of a kind that no manifest is.</summary>
    public sealed record Broken(SourcePosition At, string Message) : ManifestPart;
}
