using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours.Admission;

/// <summary>What the operator owns is not edited by hand, and raw nginx configuration is judged where teams ask for it.</summary>
[Collection(AdmissionCollection.Name)]
public sealed class ConfigMapTests(SharedOperator fixture)
{
    [Fact]
    public async Task A_rendered_config_map_cannot_be_deleted_by_hand_except_in_an_emergency()
    {
        await using var shop = await Shop.OpenGuardedAsync(fixture.Kubectl);
        await shop.ApplyAsync(shop.Proxy(replicas: 1));
        await shop.ApplyAsync(Guarded.Pages(shop, "ttl: {mode: Override, edge: 60s}"));
        await shop.WaitReadyAsync();
        var name = (string)(await shop.RevisionsAsync())[0]["metadata"]!["name"]!;

        var refused = await fixture.Kubectl.TryAsync(null, "delete", "configmap", "-n", shop.Namespace, name);
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains($"CachePolicy {shop.Namespace}/storefront", refused.Errors, StringComparison.Ordinal);

        await fixture.Kubectl.RunAsync("annotate", "configmap", "-n", shop.Namespace, name, "cachepolicy.dev/emergency-edit=pager 4711");
        var allowed = await fixture.Kubectl.TryAsync(null, "delete", "configmap", "-n", shop.Namespace, name);
        Assert.Equal(0, allowed.ExitCode);
        Assert.Contains("emergency edit", allowed.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Raw_nginx_configuration_is_judged_where_a_label_asks_for_it()
    {
        await using var shop = await Shop.OpenGuardedAsync(fixture.Kubectl);

        var refused = await fixture.Kubectl.TryAsync(Raw(shop, "cachepolicy.dev/lint: nginx"), "apply", "-f", "-");
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("TTL-001", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("default.conf:8:", refused.Errors, StringComparison.Ordinal);

        await shop.ApplyAsync(Raw(shop, "app: web"));
    }

    private static string Raw(Shop shop, string label) =>
        $$$"""
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: raw, namespace: {{{shop.Namespace}}}, labels: {{{{label}}}}}
        data:
          default.conf: |
            proxy_cache_path /var/cache/nginx levels=1:2 keys_zone=pages:10m max_size=1g;
            proxy_cache_key $scheme$host$request_uri;
            server {
              listen 8080;
              location / {
                proxy_pass http://origin;
                proxy_cache pages;
                proxy_cache_valid 200 4h;
                proxy_cache_bypass $http_authorization;
                proxy_no_cache $http_authorization;
              }
            }
        """;
}
