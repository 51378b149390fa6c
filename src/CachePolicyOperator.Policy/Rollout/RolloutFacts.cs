using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout.Holding;
using CachePolicyOperator.Policy.Rollout.Pods;

namespace CachePolicyOperator.Policy.Rollout;

/// <summary>Everything that the next step of a rollout is decided from: what is wanted, and what was observed.</summary>
public sealed record RolloutFacts
{
    /// <summary>The target, or null where there is none.</summary>
    public required IWorkload? Workload { get; init; }

    /// <summary>The policy's reference to it.</summary>
    public required TargetRef Target { get; init; }

    /// <summary>The revision to bring to the pods.</summary>
    public required WantedRevision Goal { get; init; }

    /// <summary>Whether the goal is the last good revision, returned to after a failure: it is neither tried nor judged.</summary>
    public bool IsReturn { get; init; }

    /// <summary>What the goal itself has failed at, where everything is to stay as it is; else null.</summary>
    public RolloutFailure? Failure { get; init; }

    /// <summary>The last revision that every ready pod served; null before the first.</summary>
    public string? Stable { get; init; }

    /// <summary>What the status says about the goal; null when it says nothing, as before the workload is switched.</summary>
    public RolloutStatus? Status { get; init; }

    /// <summary>Null for none.</summary>
    public CanaryPlan? Canary { get; init; }

    public FailureAction OnFailure { get; init; }

    /// <summary>Somebody wants no rollout to begin and no canary to be promoted.</summary>
    public bool Paused { get; init; }

    /// <summary>The revision that somebody wants promoted.</summary>
    public string? Promote { get; init; }

    /// <summary>The revision that somebody wants ended.</summary>
    public string? Abort { get; init; }

    /// <summary>Time for the pods to take the goal.</summary>
    public TimeSpan Deadline { get; init; }

    /// <summary>Revisions of this policy whose ConfigMaps are there.</summary>
    public IReadOnlySet<string> Known { get; init; } = new HashSet<string>();

    /// <summary>Null when they have not been looked at.</summary>
    public PodSurvey? Pods { get; init; }

    /// <summary>Null when nobody has judged.</summary>
    public IReadOnlyList<GateStatus>? Gates { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Whether every ready pod has served the goal before: it is no news, and cannot fail.</summary>
    public bool IsProven => Stable == Goal.Revision;

    /// <summary>Whether the goal is something new that can turn out to be bad.</summary>
    public bool IsOnTrial => !IsReturn && !IsProven && Failure is null;

    /// <summary>Whether the pods have had their time. A canary's hold is not counted.</summary>
    public bool IsOverdue => (Status?.Promoted ?? Status?.Started) is { } begun && Now - begun >= Deadline;

    public string What => $"{Target.Kind} {Target.Name}";
}
