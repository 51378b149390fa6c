using System.Text.Json;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Tests.Entities;

public sealed class EntitiesJsonContextTests
{
    [Fact]
    public void A_policy_keeps_the_defaults_of_what_its_text_leaves_out()
    {
        var policy = JsonSerializer.Deserialize(
            """{"spec":{"listen":{"port":80},"rules":[{"name":"all","match":{"pathPrefix":"/"},"ttl":{"edge":"1m"}}]}}""",
            EntitiesJsonContext.Default.CachePolicy)!;

        Assert.Equal(ApiGroup.ApiVersion, policy.ApiVersion);
        Assert.Equal(new Listen { Port = 80 }, policy.Spec.Listen);
        Assert.Equal(new Storage(), policy.Spec.Storage);
        Assert.Equal(new Bypass(), policy.Spec.Rules[0].Bypass);
        Assert.True(policy.Spec.Rules[0].Coalescing.Enabled);
        Assert.Equal("0s", policy.Spec.Rules[0].Ttl!.Client);
    }

    [Fact]
    public void A_pod_keeps_its_kind_where_a_list_leaves_it_out() =>
        Assert.Equal("Pod", JsonSerializer.Deserialize("{}", KindsJsonContext.Default.Pod)!.Kind);
}
