using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Controllers;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout;
using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Tests.Operator.Controllers.Simulation;

/// <summary>
/// The host's steps over a simulated workload: everything that it decides and reports is the real code. It may end after it acted
/// and before its status is written.
/// </summary>
internal sealed class SimulatedOperator(SimulatedWorkload workload, CachePolicy policy)
{
    private const string Goal = "change";

    public CachePolicy Policy { get; private set; } = policy;

    /// <summary>Whether the gates have let the change go on.</summary>
    public bool Promoted { get; private set; }

    public List<string> Switches { get; } = [];

    /// <param name="gates">What the gates say.</param>
    /// <param name="now">The time.</param>
    /// <param name="ends">It ends before its status is written.</param>
    public void Step(IReadOnlyList<GateStatus> gates, DateTimeOffset now, bool ends)
    {
        var step = Begin(now);
        while (true)
        {
            switch (RolloutPlanner.Decide(step.Facts))
            {
                case RolloutDecision.LookAtPods:
                    step = step.With([.. workload.Pods.Select(Seen)]);
                    continue;
                case RolloutDecision.Judge:
                    step = step with { Facts = step.Facts with { Gates = gates } };
                    continue;
                case var decision:
                    var progress = Act(step, decision);
                    if (!ends)
                        Policy = Policy with { Status = StatusComposer.Compose(Policy, progress.Outcome, null, progress.Record, now) };
                    return;
            }
        }
    }

    private RolloutStep Begin(DateTimeOffset now)
    {
        var status = Policy.Status!;
        var plan = status.ObservedGeneration < Policy.Metadata.Generation
            ? new RolloutPlan(Named(Goal, 2), Goal, null)
            : new RolloutPlan(Named(status.Revision!, status.CacheGeneration), status.Revision!, status.Failure);
        var revisions = new[] { "good", Goal, "good-again" }.Select(r => new Abstractions.Meta.ObjectMeta { Name = $"storefront-{r}", Labels = new Dictionary<string, string> { [Marks.Revision] = r } });
        var situation = new Situation(Policy, new PolicyVerdict([], null), null, workload.Seen(), [.. revisions]);
        return new(situation, plan, FactsReader.Of(situation, plan, workload.Seen(), now));
    }

    private Progress Act(RolloutStep step, RolloutDecision decision)
    {
        switch (decision)
        {
            case RolloutDecision.Switch change:
                Switches.Add(step.Plan.Goal.Hash);
                workload.Switch(step.Plan.Goal.Hash, change.Hold);
                return step.Switched(workload.Seen(), change.Hold);
            case RolloutDecision.Release:
                Promoted |= step.Plan.Goal.Hash == Goal;
                workload.Release();
                return step.Waiting(new(RolloutPhase.Promoting, ConditionReasons.Progressing, "released", Overdue: false));
            case RolloutDecision.Replace replace:
                workload.Delete(replace.Pods);
                return step.Waiting(replace.Then);
            case RolloutDecision.Return back:
                return step.Returning(Named("good-again", 3), new() { Revision = Goal, Content = Goal, Gate = back.Gate, Message = back.Message });
            case RolloutDecision.Fail fail:
                return step.Failed(new() { Revision = Goal, Content = Goal, Gate = fail.Gate, Message = fail.Message });
            case RolloutDecision.Wait wait:
                return step.Waiting(wait);
            case RolloutDecision.Attest:
                var ready = workload.Pods.Where(p => p.Ready).Select(p => new PodAnswer.Serves(p.Name, p.Revision, step.Plan.Goal.CacheGeneration)).ToList();
                return step.Attested(Attestation.Judge(ready, step.Plan.Goal.Hash, step.Plan.Goal.CacheGeneration));
            default:
                throw new InvalidOperationException($"{decision} has no place in the simulation");
        }
    }

    private static Revision Named(string revision, long generation) => new(revision, $"storefront-{revision}", generation);

    private static Pod Seen(SimulatedPod pod) => new()
    {
        Metadata = new() { Name = pod.Name, Annotations = new Dictionary<string, string> { [Marks.Revision] = pod.Revision } },
        Status = new()
        {
            Conditions = [new() { Type = "Ready", Status = pod.Ready ? "True" : "False" }],
            ContainerStatuses = [new() { Name = "nginx", RestartCount = pod.Broken ? 1 : 0 }],
        },
    };
}
