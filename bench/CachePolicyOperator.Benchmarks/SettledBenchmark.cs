using System.Text.Json;
using BenchmarkDotNet.Attributes;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Controllers;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rendering;
using CachePolicyOperator.Policy.Rollout;
using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Revisions;

namespace CachePolicyOperator.Benchmarks;

/// <summary>The pure part of a look at a policy for which nothing is to be done.</summary>
[BenchmarkCategory("settled")]
public class SettledBenchmark
{
    private readonly Situation _situation = Settled();
    private readonly DateTimeOffset _now = DateTimeOffset.UnixEpoch.AddYears(56);

    [Benchmark(Description = "no-op look: appraise, decide, compose, compare")]
    public bool Look()
    {
        var policy = _situation.Policy;
        var settled = (Appraisal.Settled)Appraiser.Appraise(_situation);
        var decision = RolloutPlanner.Decide(FactsReader.Of(_situation, new(settled.Revision, "", null), _situation.Workload, _now));
        var outcome = decision is RolloutDecision.Attest ? new Outcome.RolledOut(settled.Revision, new(2, 2, [])) : throw new InvalidOperationException($"{decision}");
        return StatusComposer.Same(policy.Status, StatusComposer.Compose(policy, outcome, null, RolloutRecord.Of(policy.Status), _now))
            ? true
            : throw new InvalidOperationException("a status would be written");
    }

    private static Situation Settled()
    {
        var policy = Samples.Policy;
        var config = Appraiser.Render(policy);
        var revision = Revision.Of(config);
        policy = policy with { Status = StatusComposer.Compose(policy, new Outcome.RolledOut(revision, new(2, 2, [])), null, RolloutRecord.Of(null), DateTimeOffset.UnixEpoch.AddYears(55)) };
        var configMap = RevisionConfigMap.Of(policy, config, RevisionOwners.Of(policy, null)).Metadata;
        return new(policy, PolicyJudge.Judge(policy), null, Mounting(policy, revision), [configMap]);
    }

    private static Deployment Mounting(CachePolicy policy, Revision revision)
    {
        var deployment = Trim.Workload(Samples.Deployment().Deserialize(KindsJsonContext.Default.Deployment)!);
        var template = deployment.Spec!.Template!;
        var container = template.Spec!.Containers![0];
        return deployment with
        {
            Spec = deployment.Spec with
            {
                Template = template with
                {
                    Metadata = new() { Annotations = new Dictionary<string, string> { [Marks.Revision] = revision.Hash } },
                    Spec = template.Spec with
                    {
                        Containers = [container with { VolumeMounts = [.. container.VolumeMounts ?? [], new() { Name = Marks.Volume, MountPath = ConfigurationFolder.Of(policy.Spec.Engine) }] }],
                        Volumes = [.. template.Spec.Volumes ?? [], new() { Name = Marks.Volume, ConfigMap = new() { Name = revision.ConfigMap } }],
                    },
                },
            },
        };
    }
}
