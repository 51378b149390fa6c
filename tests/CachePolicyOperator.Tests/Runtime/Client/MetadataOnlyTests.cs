using CachePolicyOperator.Runtime.Client;
using CachePolicyOperator.Tests.Scripted;

namespace CachePolicyOperator.Tests.Runtime.Client;

public sealed class MetadataOnlyTests
{
    private const string Partial = """{"apiVersion":"meta.k8s.io/v1","kind":"PartialObjectMetadata","metadata":{"name":"a","namespace":"shop"}}""";

    [Fact]
    public async Task Gets_lists_and_watches_ask_for_metadata_alone_and_name_the_real_kind()
    {
        await using var server = new ScriptedApiServer(
            exchange => exchange.JsonAsync(Partial),
            exchange => exchange.JsonAsync($$"""{"kind":"PartialObjectMetadataList","metadata":{},"items":[{{Partial}}]}"""),
            async exchange =>
            {
                await exchange.StreamAsync();
                await exchange.EventAsync("ADDED", Partial);
                await exchange.EndAsync();
            });
        using var metrics = new ClientMetrics();
        using var client = new KubernetesClient(
            server.Configuration, new() { UserAgent = "x/1" }, metrics, TimeProvider.System, ConfigMapMetadataJson.Default);

        var found = new List<ConfigMapMetadata?>
        {
            await client.GetAsync<ConfigMapMetadata>("a", "shop", CancellationToken.None),
        };
        found.AddRange((await client.ListPageAsync<ConfigMapMetadata>(new(), CancellationToken.None)).Items);
        await foreach (var change in client.WatchAsync<ConfigMapMetadata>(new() { Timeout = TimeSpan.FromMinutes(5) }, CancellationToken.None))
            found.Add(change.Entity);

        Assert.Equal(3, found.Count);
        Assert.All(found, item => Assert.Equal(("a", "v1", "ConfigMap"), (item!.Metadata.Name, item.ApiVersion, item.Kind)));
        foreach (var kind in new[] { "PartialObjectMetadata;", "PartialObjectMetadataList;", "PartialObjectMetadata;" })
            Assert.StartsWith($"application/json;as={kind}g=meta.k8s.io;v=v1", (await server.NextRequestAsync()).Headers["Accept"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writing_back_half_an_object_is_refused()
    {
        await using var server = new ScriptedApiServer();
        using var client = server.Client();
        var half = new ConfigMapMetadata { Metadata = new() { Name = "a", Namespace = "shop" } };

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.UpdateAsync(half, CancellationToken.None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.CreateAsync(half, CancellationToken.None));
    }
}
