namespace CachePolicyOperator.Revisions;

/// <summary>What became of a revision's ConfigMap.</summary>
internal abstract record EnsureResult
{
    private EnsureResult()
    {
    }

    /// <summary>It was made.</summary>
    public sealed record Created : EnsureResult;

    /// <summary>It was there, and is as it should be.</summary>
    public sealed record Present : EnsureResult;

    /// <summary>The name belongs to an object of somebody else.</summary>
    public sealed record Taken(string Message) : EnsureResult;
}
