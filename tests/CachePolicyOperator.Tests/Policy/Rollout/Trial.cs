using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout;
using CachePolicyOperator.Policy.Rollout.Holding;
using CachePolicyOperator.Policy.Rollout.Pods;

namespace CachePolicyOperator.Tests.Policy.Rollout;

/// <summary>A change on trial: a held Deployment of three pods whose template has the wanted revision, after an earlier one that was good.</summary>
internal static class Trial
{
    public static DateTimeOffset Noon { get; } = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<GateStatus> Passing { get; } = [new() { Name = "ServesRevision", Result = GateVerdict.Pass, Message = "1 of 1" }];

    public static Deployment Before { get; } = (Workloads.Complete with
    {
        Spec = Workloads.Complete.Spec! with { MinReadySeconds = 5, ProgressDeadlineSeconds = 600, Strategy = new() { Type = "RollingUpdate", RollingUpdate = new() { MaxSurge = "25%", MaxUnavailable = "1" } } },
    }).WithTemplate(Workloads.Template("storefront-good", "good"));

    /// <summary>As the switch's patch leaves it.</summary>
    public static Deployment Held { get; } = Before with
    {
        Metadata = Before.Metadata with { Annotations = new Dictionary<string, string> { [Marks.Held] = StrategyHold.For(Before, 1).ToString() } },
        Spec = Before.Spec! with
        {
            Template = Workloads.Complete.Spec!.Template,
            MinReadySeconds = StrategyHold.MinReadySeconds,
            ProgressDeadlineSeconds = StrategyHold.ProgressDeadlineSeconds,
            Strategy = new() { Type = "RollingUpdate", RollingUpdate = new() { MaxSurge = "1", MaxUnavailable = "0" } },
        },
    };

    public static RolloutFacts Facts { get; } = new()
    {
        Workload = Held,
        Target = Workloads.Target,
        Goal = Workloads.Wanted,
        Stable = "good",
        Status = new() { Revision = Workloads.Wanted.Revision, Phase = RolloutPhase.Canary, Started = Noon },
        Canary = new("1", TimeSpan.FromMinutes(1)),
        Deadline = TimeSpan.FromMinutes(10),
        Known = new HashSet<string> { "good", Workloads.Wanted.Revision },
        Pods = new([Old("old-1"), Old("old-2"), Old("old-3"), New("new-1")]),
        Now = Noon.AddSeconds(5),
    };

    public static SurveyedPod Old(string name) => new(name, "good", Ready: true, null);

    public static SurveyedPod New(string name, bool ready = true, string? trouble = null) => new(name, Workloads.Wanted.Revision, ready, trouble);

    public static RolloutFacts At(this RolloutFacts facts, TimeSpan sinceHeld) =>
        facts with { Status = facts.Status! with { HeldSince = facts.Now - sinceHeld } };
}
