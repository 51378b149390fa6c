using System.Text;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Runtime.Client;
using CachePolicyOperator.Tests.Scripted;

namespace CachePolicyOperator.Tests.Runtime.Client;

public sealed class WriteTests
{
    private const string Answer = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","resourceVersion":"9"}}""";

    private static ConfigMap Map => new() { Metadata = new() { Name = "a", Namespace = "shop" }, Data = new Dictionary<string, string> { ["k"] = "v" } };

    [Fact]
    public async Task A_create_posts_to_the_collection_and_returns_what_the_server_made_of_it()
    {
        await using var server = new ScriptedApiServer(exchange => exchange.JsonAsync(Answer, 201));
        using var client = server.Client();

        var created = await client.CreateAsync(Map, CancellationToken.None);

        var request = await server.NextRequestAsync();
        Assert.Equal(("POST", "/api/v1/namespaces/shop/configmaps"), (request.Method, request.Target));
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.Contains("\"data\":{\"k\":\"v\"}", request.Body, StringComparison.Ordinal);
        Assert.Equal("9", created.Metadata.ResourceVersion);
    }

    [Fact]
    public async Task An_update_puts_to_the_object()
    {
        await using var server = new ScriptedApiServer(exchange => exchange.JsonAsync(Answer));
        using var client = server.Client();

        await client.UpdateAsync(Map, CancellationToken.None);

        var request = await server.NextRequestAsync();
        Assert.Equal(("PUT", "/api/v1/namespaces/shop/configmaps/a"), (request.Method, request.Target));
    }

    public static TheoryData<Patch, string, string> Patches => new()
    {
        {
            new Patch.Apply("{}"u8.ToArray(), "me & you") { Force = true, DryRun = true },
            "application/apply-patch+yaml", "/api/v1/namespaces/shop/configmaps/a?fieldManager=me%20%26%20you&force=true&dryRun=All"
        },
        {
            new Patch.Apply("{}"u8.ToArray(), "me") { Force = false },
            "application/apply-patch+yaml", "/api/v1/namespaces/shop/configmaps/a?fieldManager=me"
        },
        {
            new Patch.Merge("{}"u8.ToArray(), "me") { Subresource = "status" },
            "application/merge-patch+json", "/api/v1/namespaces/shop/configmaps/a/status?fieldManager=me"
        },
        {
            new Patch.Json("[]"u8.ToArray(), "me"),
            "application/json-patch+json", "/api/v1/namespaces/shop/configmaps/a?fieldManager=me"
        },
    };

    [Theory]
    [MemberData(nameof(Patches))]
    public async Task A_patch_says_its_kind_its_manager_and_its_subresource(Patch patch, string contentType, string target)
    {
        await using var server = new ScriptedApiServer(exchange => exchange.JsonAsync(Answer));
        using var client = server.Client();

        await client.PatchAsync<ConfigMap>("a", "shop", patch, CancellationToken.None);

        var request = await server.NextRequestAsync();
        Assert.Equal(("PATCH", target, contentType), (request.Method, request.Target, request.Headers["Content-Type"]));
        Assert.Equal(Encoding.UTF8.GetString(patch.Content.Span), request.Body);
    }

    [Fact]
    public async Task A_deletion_says_whether_there_was_something_to_delete()
    {
        await using var server = new ScriptedApiServer(
            exchange => exchange.JsonAsync("""{"kind":"Status","status":"Success"}"""),
            exchange => exchange.StatusAsync(404, "NotFound", "gone"));
        using var client = server.Client();

        Assert.True(await client.DeleteAsync<ConfigMap>("a", "shop", DeleteOptions.Default, CancellationToken.None));
        Assert.False(await client.DeleteAsync<ConfigMap>("a", "shop", DeleteOptions.Default, CancellationToken.None));
        Assert.Equal("", (await server.NextRequestAsync()).Body);
    }

    [Fact]
    public async Task A_deletion_can_be_tied_to_one_object_and_one_version()
    {
        await using var server = new ScriptedApiServer(exchange => exchange.JsonAsync(Answer));
        using var client = server.Client();

        await client.DeleteAsync<ConfigMap>("a", "shop", new() { Uid = "u", ResourceVersion = "9", PropagationPolicy = "Foreground" }, CancellationToken.None);

        Assert.Equal(
            """{"apiVersion":"v1","kind":"DeleteOptions","propagationPolicy":"Foreground","preconditions":{"uid":"u","resourceVersion":"9"}}""",
            (await server.NextRequestAsync()).Body);
    }

    [Fact]
    public async Task Names_are_escaped_and_a_missing_namespace_is_refused_before_anything_is_sent()
    {
        await using var server = new ScriptedApiServer(exchange => exchange.StatusAsync(404, "NotFound", "x"));
        using var client = server.Client();

        await client.GetAsync<ConfigMap>("../../secrets?x", "shop", CancellationToken.None);

        Assert.Equal("/api/v1/namespaces/shop/configmaps/..%2F..%2Fsecrets%3Fx", (await server.NextRequestAsync()).Target);
        await Assert.ThrowsAsync<ArgumentException>(() => client.GetAsync<ConfigMap>("a", null, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => client.CreateAsync(new ConfigMap { Metadata = new() { Name = "a" } }, CancellationToken.None));
    }

    [Fact]
    public async Task Requests_name_their_sender_and_bring_its_token()
    {
        await using var server = new ScriptedApiServer(exchange => exchange.JsonAsync(Answer));
        using var metrics = new ClientMetrics();
        using var client = new KubernetesClient(
            server.Configuration with { Server = new(server.Address, "/k8s/clusters/c-1"), Token = new CachePolicyOperator.Runtime.Configuration.StaticToken("secret") },
            new() { UserAgent = "operator/1.2 (linux)" }, metrics, TimeProvider.System);

        await client.GetAsync<ConfigMap>("a", "shop", CancellationToken.None);

        var request = await server.NextRequestAsync();
        Assert.Equal("/k8s/clusters/c-1/api/v1/namespaces/shop/configmaps/a", request.Target);
        Assert.Equal(("operator/1.2 (linux)", "Bearer secret"), (request.Headers["User-Agent"], request.Headers["Authorization"]));
    }

    [Fact]
    public async Task A_type_without_json_metadata_is_named()
    {
        await using var server = new ScriptedApiServer();
        using var client = server.Client();

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetAsync<ConfigMapMetadata>("a", "shop", CancellationToken.None));

        Assert.Contains(nameof(ConfigMapMetadata), failure.Message, StringComparison.Ordinal);
    }
}
