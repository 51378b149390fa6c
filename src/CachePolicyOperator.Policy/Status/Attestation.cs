using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Status;

/// <summary>The answers of a workload's ready pods, held against what they should serve.</summary>
public sealed record Attestation(int Ready, int Serving, IReadOnlyList<string> Deviations)
{
    /// <summary>So many deviating pods are named; the rest are counted.</summary>
    private const int Named = 3;

    public bool AllServe => Ready > 0 && Serving == Ready;

    public PodsStatus ToStatus() => new() { Ready = Ready, Serving = Serving };

    public static Attestation Judge(IReadOnlyCollection<PodAnswer> answers, string revision, long cacheGeneration)
    {
        var deviations = answers
            .OrderBy(a => a.Pod, StringComparer.Ordinal)
            .Select(a => Deviation(a, revision, cacheGeneration))
            .OfType<string>()
            .ToList();
        return new(answers.Count, answers.Count - deviations.Count, deviations);
    }

    /// <summary>The deviating pods in one line.</summary>
    public string Describe()
    {
        var named = string.Join("; ", Deviations.Take(Named));
        return Deviations.Count > Named ? $"{named}; and {Deviations.Count - Named} more" : named;
    }

    private static string? Deviation(PodAnswer answer, string revision, long cacheGeneration) => answer switch
    {
        PodAnswer.Serves s when s.Revision != revision => $"{s.Pod} serves revision {s.Revision}",
        PodAnswer.Serves s when s.CacheGeneration != cacheGeneration => $"{s.Pod} serves cache generation {s.CacheGeneration}",
        PodAnswer.Silent s => $"{s.Pod} does not answer: {s.Why}",
        _ => null,
    };
}
