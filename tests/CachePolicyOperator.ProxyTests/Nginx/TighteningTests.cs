using System.Text.Json;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Manifests;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Resolution;
using CachePolicyOperator.Policy.Rollout.Strictness;

namespace CachePolicyOperator.ProxyTests.Nginx;

/// <summary>A folder that outlives the proxy: what a changed policy finds there.</summary>
public sealed class TighteningTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cachepolicy-proxytest").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_stored_for_four_hours_is_not_served_once_the_policy_says_ten_seconds()
    {
        await using var origin = new ScriptedOrigin();
        await StoreAsync(origin, Edge("4h"));

        await using var proxy = await NginxProxy.StartAsync(origin, Edge("10s"), _folder, Generation(Edge("4h"), Edge("10s")));

        var next = await proxy.GetAsync("/a");
        Assert.True(next.IsMiss, next.ToString());
        Assert.Equal("answer 2", next.Body);
        Assert.True((await proxy.GetAsync("/a")).IsHit);
    }

    // The incident: lowering a lifetime reaches nothing that is stored, not even through a restart.
    [Fact]
    public async Task Without_another_generation_it_would_be()
    {
        await using var origin = new ScriptedOrigin();
        await StoreAsync(origin, Edge("4h"));

        await using var proxy = await NginxProxy.StartAsync(origin, Edge("10s"), _folder);

        Assert.True((await proxy.GetAsync("/a")).IsHit);
    }

    [Theory]
    [InlineData("{mode: Override, edge: 8h}", "")]
    [InlineData("{mode: Override, edge: 4h, client: 1h}", "")]
    [InlineData("{mode: Override, edge: 4h}", "  stale: {whileRevalidate: 10s, ifError: 5m}")]
    [InlineData("{mode: Override, edge: 4h}", "  coalescing: {enabled: false}")]
    public async Task A_change_that_makes_nothing_stricter_keeps_the_cache_warm(string ttl, string more)
    {
        await using var origin = new ScriptedOrigin();
        await StoreAsync(origin, Edge("4h"));
        var looser = Rule(ttl, more);

        await using var proxy = await NginxProxy.StartAsync(origin, looser, _folder, Generation(Edge("4h"), looser));

        Assert.True((await proxy.GetAsync("/a")).IsHit);
        Assert.Equal(1, origin.Count);
    }

    private async Task StoreAsync(ScriptedOrigin origin, string rules)
    {
        await using var proxy = await NginxProxy.StartAsync(origin, rules, _folder);
        Assert.True((await proxy.GetAsync("/a")).IsStored);
    }

    private static string Edge(string lifetime) => Rule($"{{mode: Override, edge: {lifetime}}}", "");

    private static string Rule(string ttl, string more) => $$"""
        - name: all
          match: {pathPrefix: /}
          ttl: {{ttl}}
        {{more}}
        """;

    private static long Generation(string before, string after) => Tightening.Between(Effective(before), Effective(after)) is Tightening.Stricter ? 2 : 1;

    private static EffectivePolicy Effective(string rules)
    {
        var manifest = $$"""
            metadata: {name: shop, namespace: test}
            spec:
              targetRef: {name: proxy}
              origin: {service: {name: origin, port: 80} }
              rules:
            {{string.Join('\n', rules.Split('\n').Select(line => "  " + line))}}
            """;
        var policy = YamlManifest.ReadAll(manifest).Single().Deserialize(EntitiesJsonContext.Default.CachePolicy)!;
        return PolicyResolver.Resolve(NamespacedName.Of(policy), policy.Spec);
    }
}
