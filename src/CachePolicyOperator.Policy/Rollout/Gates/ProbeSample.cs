using CachePolicyOperator.Policy.Http;

namespace CachePolicyOperator.Policy.Rollout.Gates;

/// <summary>What came of one request of a probe.</summary>
/// <param name="Probe">The probe's name.</param>
public abstract record ProbeSample(string Probe)
{
    /// <summary>The pod answered.</summary>
    public sealed record Answered(string Probe, int Status, TimeSpan TimeToFirstByte) : ProbeSample(Probe)
    {
        /// <summary>Time since the origin made the answer, as the answer itself tells; null: it does not.</summary>
        public TimeSpan? Age { get; init; }

        /// <summary>What the policy's proxy says about its cache; null: nothing.</summary>
        public CacheStatus? Cache { get; init; }
    }

    /// <summary>No answer came.</summary>
    public sealed record Silent(string Probe, string Why) : ProbeSample(Probe);
}
