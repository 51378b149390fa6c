using CachePolicyOperator.Policy.Status;

namespace CachePolicyOperator.Policy.Rollout.Gates;

/// <summary>What was seen of one pod.</summary>
public sealed record ObservedPod
{
    public required string Name { get; init; }

    /// <summary>Whether it runs the revision on trial, by its template.</summary>
    public required bool IsCanary { get; init; }

    public required bool IsReady { get; init; }

    /// <summary>Restarts of its containers since it was created.</summary>
    public required int Restarts { get; init; }

    /// <summary>What it said on its status port; null: it was not asked.</summary>
    public PodAnswer? Answer { get; init; }

    /// <summary>Answers to probes, those of one probe in the order in which they were sent; null: it was not probed.</summary>
    public IReadOnlyList<ProbeSample>? Samples { get; init; }
}
