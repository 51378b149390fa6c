using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Tests.Runtime.Client;

public sealed class PagingTests
{
    [Fact]
    public async Task All_pages_are_asked_for_one_after_the_other()
    {
        var client = new ScriptedClient().Page("7", "more", Named("a"), Named("b")).Page("7", null, Named("c"));
        var options = new ListOptions { Namespace = "shop", LabelSelector = "app=proxy", Limit = 2, ResourceVersion = "0" };

        var names = await client.ListAsync<ConfigMap>(options, CancellationToken.None).Select(c => c.Metadata.Name).ToListAsync();

        Assert.Equal(["a", "b", "c"], names);
        Assert.Equal([options, options with { Continue = "more", ResourceVersion = null }], client.Requests);
    }

    [Fact]
    public async Task A_page_that_expired_is_the_callers_to_know()
    {
        var client = new ScriptedClient().Page("7", "more", Named("a")).Fail<ConfigMap>(new KubernetesApiException(new() { Code = 410, Reason = "Expired" }));

        var failure = await Assert.ThrowsAsync<KubernetesApiException>(async () => await client.ListAsync<ConfigMap>(new(), CancellationToken.None).ToListAsync());

        Assert.True(failure.IsGone);
    }

    private static ConfigMap Named(string name) => new() { Metadata = new() { Name = name } };
}
