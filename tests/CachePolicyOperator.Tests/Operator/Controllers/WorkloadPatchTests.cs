using System.Text;
using System.Text.Json.Nodes;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Controllers;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout.Holding;
using CachePolicyOperator.Tests.Policy.Rollout;

namespace CachePolicyOperator.Tests.Operator.Controllers;

public sealed class WorkloadPatchTests
{
    [Fact]
    public void Nothing_but_the_annotation_the_volume_and_the_mount_is_applied()
    {
        var patch = JsonNode.Parse(WorkloadPatch.Create(Workloads.Target, "shop", "nginx", Workloads.Wanted, null).Span);
        var expected = JsonNode.Parse(
            """
            {
              "apiVersion": "apps/v1", "kind": "Deployment",
              "metadata": {"name": "proxy", "namespace": "shop"},
              "spec": {"template": {
                "metadata": {"annotations": {"cachepolicy.dev/revision": "abc123"}},
                "spec": {
                  "volumes": [{"name": "cachepolicy", "configMap": {"name": "storefront-abc123"}}],
                  "containers": [{"name": "nginx", "volumeMounts": [{"name": "cachepolicy", "mountPath": "/etc/nginx/conf.d", "readOnly": true}]}]
                }}}
            }
            """);
        Assert.True(JsonNode.DeepEquals(expected, patch), patch?.ToJsonString());
    }

    [Fact]
    public void A_canary_is_held_by_the_same_patch()
    {
        var hold = StrategyHold.For(Trial.Before, 2);
        var patch = JsonNode.Parse(WorkloadPatch.Create(Workloads.Target, "shop", "nginx", Workloads.Wanted, hold).Span)!;
        Assert.Equal(hold.ToString(), (string?)patch["metadata"]!["annotations"]![Marks.Held]);
        Assert.True((int)patch["spec"]!["progressDeadlineSeconds"]! > (int)patch["spec"]!["minReadySeconds"]!);
        Assert.Equal("""{"type":"RollingUpdate","rollingUpdate":{"maxSurge":2,"maxUnavailable":0}}""", patch["spec"]!["strategy"]!.ToJsonString());
    }

    [Fact]
    public void What_a_canary_borrowed_is_given_back_as_it_was()
    {
        var release = ReleasePatch.Create(WorkloadKind.Deployment, StrategyHold.For(Trial.Before, 2));
        Assert.Equal(
            """{"metadata":{"annotations":{"cachepolicy.dev/held":null}},"spec":{"minReadySeconds":5,"progressDeadlineSeconds":600,"strategy":{"type":"RollingUpdate","rollingUpdate":{"maxSurge":"25%","maxUnavailable":1}}}}""",
            Encoding.UTF8.GetString(release.Content.Span));
    }

    [Fact]
    public void A_field_that_was_not_there_goes()
    {
        var set = new StatefulSet { Spec = new() { Replicas = 3 } };
        Assert.Equal(
            """{"metadata":{"annotations":{"cachepolicy.dev/held":null}},"spec":{"updateStrategy":{"type":"RollingUpdate","rollingUpdate":{"partition":null}}}}""",
            Encoding.UTF8.GetString(ReleasePatch.Create(WorkloadKind.StatefulSet, StrategyHold.For(set, 1)).Content.Span));
    }
}
