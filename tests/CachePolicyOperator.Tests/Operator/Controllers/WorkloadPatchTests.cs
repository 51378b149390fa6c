using System.Text.Json.Nodes;
using CachePolicyOperator.Controllers;
using CachePolicyOperator.Tests.Policy.Rollout;

namespace CachePolicyOperator.Tests.Operator.Controllers;

public sealed class WorkloadPatchTests
{
    [Fact]
    public void Nothing_but_the_annotation_the_volume_and_the_mount_is_applied()
    {
        var patch = JsonNode.Parse(WorkloadPatch.Create(Workloads.Target, "shop", "nginx", Workloads.Wanted).Span);
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
}
