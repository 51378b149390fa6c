using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Status;

/// <summary>The answers of a workload's ready pods, held against what they should serve.</summary>
/// <param name="Ready">Pods that were asked.</param>
/// <param name="Serving">Those that answered with the wanted revision and cache generation.</param>
/// <param name="Deviations">The others, and pods that do not become ready.</param>
/// <param name="Revisions">Pods by what they answered; null when that is no longer known.</param>
public sealed record Attestation(int Ready, int Serving, IReadOnlyList<DeviatingPod> Deviations, IReadOnlyList<RevisionPods>? Revisions = null)
{
    /// <summary>So many deviating pods are named in a sentence; the rest are counted.</summary>
    private const int Named = 3;

    /// <summary>So many are listed.</summary>
    public const int Listed = 10;

    /// <summary>Whether a pod answered, and serves something else.</summary>
    public bool AnyStray { get; init; }

    public bool AllServe => Ready > 0 && Serving == Ready;

    public PodsStatus ToStatus() => new()
    {
        Ready = Ready,
        Serving = Serving,
        Summary = $"{Serving}/{Ready}",
        Revisions = Revisions,
        Deviating = Deviations.Count == 0 ? null : [.. Deviations.Take(Listed)],
    };

    public static Attestation Judge(IReadOnlyCollection<PodAnswer> answers, string revision, long cacheGeneration) => Judge(answers, [], revision, cacheGeneration);

    /// <param name="answers">What the ready pods said.</param>
    /// <param name="unready">Pods that are not ready, for a reason worth telling.</param>
    /// <param name="revision">What they should serve.</param>
    /// <param name="cacheGeneration">The generation in its keys.</param>
    public static Attestation Judge(IReadOnlyCollection<PodAnswer> answers, IReadOnlyCollection<DeviatingPod> unready, string revision, long cacheGeneration)
    {
        var deviations = answers.Select(a => Deviation(a, revision, cacheGeneration)).OfType<DeviatingPod>().ToList();
        return new(
            answers.Count,
            answers.Count - deviations.Count,
            [.. deviations.Concat(unready).OrderBy(d => d.Pod, StringComparer.Ordinal)],
            answers.Count == 0 ? null : RevisionCounts.Of(answers.Select(a => (a as PodAnswer.Serves)?.Revision)))
        {
            AnyStray = answers.Any(a => IsStray(a, revision, cacheGeneration)),
        };
    }

    /// <summary>Whether a pod answered, and serves something else.</summary>
    public static bool IsStray(PodAnswer answer, string revision, long cacheGeneration) =>
        answer is PodAnswer.Serves serves && (serves.Revision != revision || serves.CacheGeneration != cacheGeneration);

    /// <summary>The deviating pods in one line.</summary>
    public string Describe()
    {
        var named = string.Join("; ", Deviations.Take(Named).Select(d => $"{d.Pod} {d.Reason}"));
        return Deviations.Count > Named ? $"{named}; and {Deviations.Count - Named} more" : named;
    }

    private static DeviatingPod? Deviation(PodAnswer answer, string revision, long cacheGeneration) => answer switch
    {
        PodAnswer.Serves s when s.Revision != revision => new() { Pod = s.Pod, Reason = $"serves revision {s.Revision}{Refused(s)}" },
        PodAnswer.Serves s when s.CacheGeneration != cacheGeneration => new() { Pod = s.Pod, Reason = $"serves cache generation {s.CacheGeneration}{Refused(s)}" },
        PodAnswer.Silent s => new() { Pod = s.Pod, Reason = $"does not answer: {s.Why}" },
        _ => null,
    };

    private static string Refused(PodAnswer.Serves serves) => serves.Refusal is null ? "" : $", and its log says \"{serves.Refusal}\"";
}
