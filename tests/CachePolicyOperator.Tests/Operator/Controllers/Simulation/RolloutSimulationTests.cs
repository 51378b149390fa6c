using CachePolicyOperator.Entities;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Operator.Controllers.Simulation;

/// <summary>
/// Rollouts in which everybody acts in any order: the workload's controller, the kubelet, time, and an operator that ends between
/// acting and saying so. Whatever the order, they end well.
/// </summary>
public sealed class RolloutSimulationTests
{
    private static readonly RolloutPhase[] Ends = [RolloutPhase.Complete, RolloutPhase.RolledBack, RolloutPhase.Failed];

    [Fact]
    public void A_deployment_ends_well() => ForAnyOrder(replicas => new SimulatedDeployment(replicas));

    [Fact]
    public void A_stateful_set_ends_well() => ForAnyOrder(replicas => new SimulatedStatefulSet(replicas));

    [Fact]
    public void A_daemon_set_ends_well() => ForAnyOrder(replicas => new SimulatedDaemonSet(replicas));

    private static void ForAnyOrder(Func<int, SimulatedWorkload> make) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => Run(seed, make)).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static void Run(int seed, Func<int, SimulatedWorkload> make)
    {
        var random = new Random(seed);
        var replicas = random.Next(1, 6);
        var (canary, starts, verdict) = (random.Next(0, 3), random.Next(3) > 0, (GateVerdict)random.Next(3));
        var onFailure = random.Next(4) > 0 ? FailureAction.Rollback : FailureAction.Hold;
        var workload = make(replicas);
        workload.Populate();
        var op = new SimulatedOperator(workload, Policy(canary, onFailure));
        var now = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

        for (var i = 0; i < 600 && !(i > 200 && HasEnded(op)); i++)
        {
            // What cannot tell can tell at last, or nothing would ever end.
            IReadOnlyList<GateStatus> gates = [new() { Name = "Readiness", Result = verdict == GateVerdict.Missing && i > 250 ? GateVerdict.Pass : verdict, Message = "…" }];
            switch (random.Next(5))
            {
                case 0:
                    workload.Control();
                    break;
                case 1:
                    workload.Start(random, revision => starts || revision != "change");
                    break;
                case 2:
                    op.Step(gates, now, ends: i < 200 && random.Next(3) == 0);
                    break;
                case 3:
                    workload.Control();
                    op.Step(gates, now, ends: i < 200 && random.Next(3) == 0);
                    break;
                default:
                    now += TimeSpan.FromSeconds(random.Next(1, 5));
                    break;
            }

            Check(op, workload, replicas, canary);
        }

        Assert.True(HasEnded(op), $"seed {seed}: {op.Policy.Status!.Rollout}");
        var failed = op.Policy.Status!.Failure is not null;
        Assert.Equal(!starts || (canary > 0 && verdict == GateVerdict.Fail), failed);
        if (!failed || onFailure == FailureAction.Rollback)
            Assert.All(workload.Pods, pod => Assert.Equal(workload.Template, pod.Revision));
        Assert.Equal(failed ? onFailure == FailureAction.Rollback ? "good-again" : "change" : "change", workload.Template);
    }

    private static bool HasEnded(SimulatedOperator op) => op.Policy.Status!.Rollout is { } rollout && Ends.Contains(rollout.Phase) && rollout.Revision != "good";

    private static void Check(SimulatedOperator op, SimulatedWorkload workload, int replicas, int canary)
    {
        var changed = workload.Ever.Where(p => p.Revision == "change").ToList();
        if (canary > 0 && !op.Promoted)
            Assert.True(changed.Count <= Math.Min(canary, replicas), $"{changed.Count} pods were made for a canary of {canary}");
        foreach (var revision in workload.Ever.Where(p => p.Revision != "good").GroupBy(p => p.Revision))
        {
            Assert.True(revision.Count() <= replicas, $"{revision.Count()} pods of {replicas} were made of revision {revision.Key}");
            if (workload is not SimulatedDeployment)
                Assert.Equal(revision.Count(), revision.Select(p => p.Slot).Distinct().Count());
        }

        var returned = op.Switches.IndexOf("good-again");
        Assert.True(returned < 0 || op.Switches.LastIndexOf("change") < returned, "what failed was tried again");
    }

    private static CachePolicy Policy(int canary, FailureAction onFailure) => Storefront.Policy with
    {
        Metadata = Storefront.Policy.Metadata with { Generation = 2 },
        Spec = Storefront.Policy.Spec with { Rollout = new() { Canary = canary == 0 ? null : new() { Pods = $"{canary}", Hold = "3s" }, OnFailure = onFailure, ProgressDeadline = "1d" } },
        Status = new()
        {
            ObservedGeneration = 1,
            Revision = "good",
            ConfigMap = "storefront-good",
            CacheGeneration = 1,
            Stable = new() { Revision = "good", ConfigMap = "storefront-good", CacheGeneration = 1 },
            Rollout = new() { Phase = RolloutPhase.Complete, Revision = "good" },
        },
    };
}
