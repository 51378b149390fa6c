namespace CachePolicyOperator.Policy.Status;

/// <summary>What a pod said on its status port.</summary>
public abstract record PodAnswer(string Pod)
{
    /// <summary>It told what it serves.</summary>
    public sealed record Serves(string Pod, string Revision, long CacheGeneration) : PodAnswer(Pod)
    {
        /// <summary>What its proxy last said that it refused; null where nobody looked, or its log has nothing.</summary>
        public string? Refusal { get; init; }
    }

    /// <summary>It gave no usable answer.</summary>
    public sealed record Silent(string Pod, string Why) : PodAnswer(Pod);
}
