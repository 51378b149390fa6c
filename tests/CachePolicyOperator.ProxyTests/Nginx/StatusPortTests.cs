using System.Text.Json.Nodes;

namespace CachePolicyOperator.ProxyTests.Nginx;

public sealed class StatusPortTests
{
    private const string Rule = """
        - name: all
          match: {pathPrefix: /}
          ttl: {mode: Override, edge: 1h}
        """;

    [Fact]
    public async Task The_proxy_answers_with_its_policy_revision_and_generation()
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, Rule, cacheGeneration: 42);

        var (status, body) = await proxy.StatusAsync("/.cachepolicy/revision");

        Assert.Equal(200, status);
        var answer = JsonNode.Parse(body)!.AsObject();
        Assert.Equal("test/shop", (string?)answer["policy"]);
        Assert.Equal(proxy.Config.Revision, (string?)answer["revision"]);
        Assert.Equal(42, (long?)answer["cacheGeneration"]);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/.cachepolicy/revision/")]
    [InlineData("/.cachepolicy/other")]
    public async Task It_answers_nothing_else(string path)
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, Rule);

        Assert.Equal(404, (await proxy.StatusAsync(path)).Status);
        Assert.Equal(0, origin.Count);
    }
}
