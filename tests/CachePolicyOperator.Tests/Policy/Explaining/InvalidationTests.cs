using System.Text.Json;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Explaining;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Resolution;
using CachePolicyOperator.Policy.Rollout;

namespace CachePolicyOperator.Tests.Policy.Explaining;

public sealed class InvalidationTests
{
    [Theory]
    [InlineData("{mode: Override, edge: 1h}", "spec.rules[0].ttl.edge", "59m59s")]
    [InlineData("{mode: RespectOrigin, max: 2s, default: 1s}", "spec.rules[0].ttl.max", "1s")]
    public void Lowering_what_is_named_raises_the_cache_generation(string ttl, string path, string lowered)
    {
        var policy = Effective(ttl);
        var advice = Invalidation.Of(policy, (EffectiveRule.Store)policy.Rules[0], "spec.rules[0]")!;

        Assert.Equal((path, lowered), (advice.Path, advice.Lowered.ToString()));
        var followed = Effective(ttl.Replace(advice.Present.ToString(), lowered, StringComparison.Ordinal));
        Assert.Equal(6, CacheGenerations.Next(followed, 5, [new Predecessor(5, policy)]));
    }

    [Fact]
    public void What_lives_for_a_second_is_waited_for()
    {
        var policy = Effective("{mode: Override, edge: 1s}");

        Assert.Null(Invalidation.Of(policy, (EffectiveRule.Store)policy.Rules[0], "spec.rules[0]"));
    }

    private static EffectivePolicy Effective(string ttl)
    {
        var policy = CachePolicyOperator.Policy.Manifests.YamlManifest.ReadAll($$$"""
            metadata: {name: shop, namespace: test}
            spec:
              targetRef: {name: proxy}
              origin: {service: {name: origin, port: 80}}
              rules: [{name: all, match: {pathPrefix: /}, ttl: {{{ttl}}}}]
            """).Single().Deserialize(EntitiesJsonContext.Default.CachePolicy)!;
        return PolicyResolver.Resolve(NamespacedName.Of(policy), policy.Spec);
    }
}
