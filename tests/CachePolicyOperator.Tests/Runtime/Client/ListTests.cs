using System.Text;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Runtime.Client;
using CachePolicyOperator.Tests.Scripted;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Runtime.Client;

public sealed class ListTests
{
    private const string Page =
        """
        {"kind":"ConfigMapList","apiVersion":"v1","unknown":{"items":[1]},"metadata":{"resourceVersion":"77","continue":"abc","remainingItemCount":5},
         "items":[{"metadata":{"name":"a","namespace":"shop"},"data":{"k":"ü€😀","\\\"}{":"a \\\\","b":"{\""}}, { } ,{"metadata":{"name":"c"}}]}

        """;

    [Fact]
    public async Task A_page_brings_its_items_and_where_the_next_one_begins()
    {
        await using var server = new ScriptedApiServer(exchange => exchange.JsonAsync(Page));
        using var client = server.Client();

        var page = await client.ListPageAsync<ConfigMap>(new() { Namespace = "shop" }, CancellationToken.None);

        Assert.Equal(("77", "abc", 5L), (page.Metadata.ResourceVersion, page.Metadata.Continue, page.Metadata.RemainingItemCount!.Value));
        Assert.Equal(3, page.Items.Count);
        Assert.Equal("ü€😀", page.Items[0].Data!["k"]);
    }

    [Fact]
    public async Task Items_know_what_they_are_although_the_server_does_not_say()
    {
        await using var server = new ScriptedApiServer(exchange => exchange.JsonAsync(Page));
        using var client = server.Client();

        var page = await client.ListPageAsync<ConfigMap>(new(), CancellationToken.None);

        Assert.All(page.Items, item => Assert.Equal(("v1", "ConfigMap"), (item.ApiVersion, item.Kind)));
    }

    [Theory]
    [InlineData("""{"metadata":{"resourceVersion":"1"},"items":null}""")]
    [InlineData("""{"items":[],"metadata":{"resourceVersion":"1"}}""")]
    [InlineData("""{"metadata":{"resourceVersion":"1"}}""")]
    public async Task An_empty_list_has_no_items_and_a_version(string body)
    {
        await using var server = new ScriptedApiServer(exchange => exchange.JsonAsync(body));
        using var client = server.Client();

        var page = await client.ListPageAsync<ConfigMap>(new(), CancellationToken.None);

        Assert.Empty(page.Items);
        Assert.Equal("1", page.Metadata.ResourceVersion);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("<html>")]
    [InlineData("""{"items":[{"metadata":{"name":"a"}}""")]
    [InlineData("""{"items":[7]}""")]
    [InlineData("""{"items":{}}""")]
    [InlineData("""{"items":[{},,{}]}""")]
    [InlineData("""{"items":[,{}]}""")]
    [InlineData("""{"items":[{},]}""")]
    [InlineData("""{"items":[{}{}]}""")]
    [InlineData("""{"items":[{"metadata":{"name":"}]}""")]
    [InlineData("""{"items":[{"metadata":{"name":"a"]}]}""")]
    [InlineData("""{"items":[{}],}""")]
    [InlineData("""{"items":[{"metadata":{"name":{}}}]}""")]
    public async Task A_body_that_is_no_list_is_an_invalid_response(string body)
    {
        await using var server = new ScriptedApiServer(exchange => exchange.JsonAsync(body));
        using var client = server.Client();

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => client.ListPageAsync<ConfigMap>(new(), CancellationToken.None));

        Assert.Equal(HttpRequestError.InvalidResponse, failure.HttpRequestError);
        Assert.Contains("GET /api/v1/configmaps", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_query_carries_what_was_asked_and_no_version_beside_a_continue_token()
    {
        await using var server = new ScriptedApiServer(exchange => exchange.JsonAsync(Page), exchange => exchange.JsonAsync(Page));
        using var client = server.Client();

        await client.ListPageAsync<Deployment>(
            new() { Namespace = "shop", LabelSelector = "a=b,c!=d", FieldSelector = "metadata.name=x", Limit = 500, ResourceVersion = "0" }, CancellationToken.None);
        await client.ListPageAsync<Deployment>(new() { Limit = 500, ResourceVersion = "0", Continue = "a/b+c==" }, CancellationToken.None);

        var first = await server.NextRequestAsync();
        Assert.Equal("/apis/apps/v1/namespaces/shop/deployments", first.Path);
        Assert.Equal(
            ("a=b,c!=d", "metadata.name=x", "500", "0", null),
            (first.Query("labelSelector"), first.Query("fieldSelector"), first.Query("limit"), first.Query("resourceVersion"), first.Query("continue")));
        var second = await server.NextRequestAsync();
        Assert.Equal("/apis/apps/v1/deployments", second.Path);
        Assert.Equal(("a/b+c==", null), (second.Query("continue"), second.Query("resourceVersion")));
    }

    [Fact]
    public async Task Items_that_arrive_together_keep_their_order_and_one_that_is_none_spoils_the_list()
    {
        var names = Enumerable.Range(0, 100).Select(i => $"map-{i}").ToList();
        var items = names.Select(name => "{\"metadata\":{\"name\":\"" + name + "\"}}");
        var body = $$"""{"items":[{{string.Join(",", items)}}]}""";
        await using var server = new ScriptedApiServer(exchange => exchange.JsonAsync(body), exchange => exchange.JsonAsync(body.Replace("\"map-77\"", "77", StringComparison.Ordinal)));
        using var client = server.Client();

        var page = await client.ListPageAsync<ConfigMap>(new(), CancellationToken.None);

        Assert.Equal(names, page.Items.Select(item => item.Metadata.Name));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.ListPageAsync<ConfigMap>(new(), CancellationToken.None));
    }

    [Fact]
    public void Where_the_bytes_are_cut_makes_no_difference()
    {
        var bytes = Encoding.UTF8.GetBytes(Page);
        Prop.ForAll(
            ArbMap.Default.ArbFor<PositiveInt>(),
            size =>
            {
                var decoder = new ListDecoder<ConfigMap>(KindsJsonContext.Default.ConfigMap);
                var (start, end) = (0, 0);
                while (end < bytes.Length)
                {
                    end = Math.Min(end + size.Get, bytes.Length);
                    var chunk = new System.Buffers.ReadOnlySequence<byte>(bytes, start, end - start);
                    start += (int)chunk.Slice(0, decoder.Decode(chunk, isFinal: end == bytes.Length)).Length;
                }
                var list = decoder.Complete();
                return list.Items.Count == 3 && list.Items[0].Data!["k"] == "ü€😀" && list.Metadata.Continue == "abc";
            }).QuickCheckThrowOnFailure();
    }
}
