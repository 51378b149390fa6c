namespace CachePolicyOperator.Policy.Manifests;

/// <summary>A place in a file as editors count: line and column from 1.</summary>
public readonly record struct SourcePosition(int Line, int Column)
{
    public static SourcePosition Start { get; } = new(1, 1);
}
