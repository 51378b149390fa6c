using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Privileges;

/// <summary>The chart's roles allow what the operator needs and nothing more, as the other tests have made it need it.</summary>
[Collection(PrivilegeCollection.Name)]
public sealed class LeastPrivilegeTests
{
    [Fact]
    public void Nothing_was_forbidden_to_the_account_of_the_chart()
    {
        Assert.True(PrivilegeCollection.Granted is not null, "inconclusive: no operator has run; this looks back on the tests of other collections");
        Assert.True(PrivilegeCollection.Requests.Forbidden.Count == 0, string.Join('\n', PrivilegeCollection.Requests.Forbidden));
    }

    [Fact]
    public async Task Every_verb_that_the_chart_grants_was_used()
    {
        Assert.True(PrivilegeCollection.Granted is not null, "inconclusive: no operator has run");
        await using var cluster = await Cluster.ConnectAsync();
        var usable = await GrantedPermissions.ServedAsync(cluster.Kubectl, GrantedPermissions.Of(PrivilegeCollection.Granted));
        var unused = string.Join(", ", usable.Except(PrivilegeCollection.Requests.Used).Select(permission => permission.ToString()).Order(StringComparer.Ordinal));
        var missing = CountTestsAttribute.Missing;

        Assert.NotEmpty(usable);
        Assert.True(missing.Count == 0, $"inconclusive: {missing.Count} tests that might use what was not used ({unused}) did not run: {string.Join(", ", missing)}");
        Assert.Equal("", unused);
    }

    [Fact]
    public void Only_what_RBAC_refuses_is_forbidden()
    {
        var ledger = new RequestLedger();

        ledger.Add(ApiCall.Of("GET", "/api/v1/namespaces/shop/pods/a/log"), """pods "a" is forbidden: User "system:serviceaccount:x:y" cannot get resource "pods/log" """);
        ledger.Add(ApiCall.Of("POST", "/api/v1/namespaces/shop/configmaps"), """configmaps "a" is forbidden: unable to create new content in namespace shop because it is being terminated""");
        ledger.Add(ApiCall.Of("GET", "/api/v1/namespaces/shop/pods"), null);

        Assert.StartsWith("get pods/log ", Assert.Single(ledger.Forbidden), StringComparison.Ordinal);
        Assert.Equal(["create configmaps", "list pods"], ledger.Used.Select(used => used.ToString()).Order());
    }

    [Theory]
    [InlineData("GET", "/api/v1/namespaces?labelSelector=a", "list namespaces")]
    [InlineData("GET", "/api/v1/namespaces?watch=true&resourceVersion=1", "watch namespaces")]
    [InlineData("GET", "/api/v1/namespaces/shop", "get namespaces")]
    [InlineData("GET", "/api/v1/namespaces/shop/pods", "list pods")]
    [InlineData("GET", "/api/v1/namespaces/shop/pods/a:9145/proxy/status?x", "get pods/proxy")]
    [InlineData("GET", "/api/v1/namespaces/shop/pods/a/log", "get pods/log")]
    [InlineData("PATCH", "/apis/apps/v1/namespaces/shop/deployments/a?fieldManager=x", "patch deployments.apps")]
    [InlineData("PATCH", "/apis/cachepolicy.dev/v1alpha1/cacheguardrails/a/status", "patch cacheguardrails/status.cachepolicy.dev")]
    [InlineData("POST", "/apis/events.k8s.io/v1/namespaces/shop/events", "create events.events.k8s.io")]
    [InlineData("PUT", "/apis/coordination.k8s.io/v1/namespaces/a/leases/b", "update leases.coordination.k8s.io")]
    [InlineData("DELETE", "/api/v1/namespaces/shop/configmaps/a", "delete configmaps")]
    [InlineData("DELETE", "/api/v1/namespaces/shop/configmaps", "deletecollection configmaps")]
    [InlineData("GET", "/version", null)]
    public void A_permission_is_told_by_its_request(string method, string target, string? permission) =>
        Assert.Equal(permission, ApiCall.Of(method, target).Permission?.ToString());
}
