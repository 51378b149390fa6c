namespace CachePolicyOperator.ProxyTests.Nginx;

public sealed class StoringTests
{
    private const string Minute = """
        - name: all
          match: {pathPrefix: /}
          ttl: {mode: Override, edge: 1m, client: 10s, negative: {"404": 1m}}
        """;

    private const string Second = """
        - name: all
          match: {pathPrefix: /}
          ttl: {mode: Override, edge: 1s}
        """;

    [Fact]
    public async Task The_second_request_is_a_hit_and_does_not_reach_the_origin()
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, Minute);

        var first = await proxy.GetAsync("/a");
        var second = await proxy.GetAsync("/a");

        Assert.StartsWith("shop; fwd=miss; stored; rule=all; detail=MISS", first.CacheStatus, StringComparison.Ordinal);
        Assert.StartsWith("shop; hit; rule=all; detail=HIT", second.CacheStatus, StringComparison.Ordinal);
        Assert.Equal("answer 1", second.Body);
        Assert.Equal(1, origin.Count);
    }

    [Fact]
    public async Task A_hit_tells_when_the_stored_response_was_made()
    {
        await using var origin = new ScriptedOrigin { Answer = _ => OriginResponse.Ok("x", "Date: Mon, 02 Nov 2026 10:00:00 GMT") };
        await using var proxy = await NginxProxy.StartAsync(origin, Minute);
        await proxy.GetAsync("/a");

        Assert.EndsWith("; date=\"Mon, 02 Nov 2026 10:00:00 GMT\"", (await proxy.GetAsync("/a")).CacheStatus, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_expires_at_the_edge_lifetime_whatever_the_origin_says()
    {
        await using var origin = new ScriptedOrigin { Answer = r => OriginResponse.Ok($"answer {r.Number}", "Cache-Control: max-age=31536000") };
        await using var proxy = await NginxProxy.StartAsync(origin, Second);
        await proxy.GetAsync("/a");

        var expired = await Eventually.GetsAsync("expiry", () => proxy.GetAsync("/a"), seen => seen.Body != "answer 1");

        Assert.Contains("fwd=stale; stored", expired.CacheStatus, StringComparison.Ordinal);
        Assert.Equal(2, origin.Count);
    }

    [Theory]
    [InlineData("Cache-Control: max-age=31536000")]
    [InlineData("Cache-Control: s-maxage=600, max-age=0")]
    [InlineData("Expires: Thu, 31 Dec 2037 23:55:55 GMT")]
    [InlineData("X-Accel-Expires: 100000")]
    [InlineData("X-Unrelated: 1")]
    public async Task Clients_are_told_the_policys_lifetime_on_misses_and_hits(string header)
    {
        await using var origin = new ScriptedOrigin { Answer = _ => OriginResponse.Ok("x", header) };
        await using var proxy = await NginxProxy.StartAsync(origin, Minute);

        var miss = await proxy.GetAsync("/a");
        var hit = await proxy.GetAsync("/a");

        Assert.True(hit.IsHit);
        Assert.Equal(("max-age=10", "max-age=10"), (miss.CacheControl, hit.CacheControl));
        Assert.False(hit.Headers.Contains("X-Accel-Expires"));
    }

    // nginx's expires does not reach these: without a line more, a year would go to every client.
    [Theory]
    [InlineData(202, "max-age=31536000", "max-age=31536000 | no-cache")]
    [InlineData(203, "public, max-age=31536000", "public, max-age=31536000 | no-cache")]
    [InlineData(203, "private, max-age=7", "private, max-age=7")]
    [InlineData(300, "max-age=31536000", "max-age=31536000 | no-cache")]
    public async Task Clients_revalidate_what_the_policys_lifetime_is_not_for(int status, string told, string expected)
    {
        await using var origin = new ScriptedOrigin { Answer = _ => OriginResponse.Error(status, $"Cache-Control: {told}") };
        await using var proxy = await NginxProxy.StartAsync(origin, Minute);

        Assert.Equal(expected, (await proxy.GetAsync("/a")).CacheControl);
    }

    [Fact]
    public async Task A_client_lifetime_of_zero_makes_clients_revalidate()
    {
        await using var origin = new ScriptedOrigin { Answer = _ => OriginResponse.Ok("x", "Cache-Control: max-age=60") };
        await using var proxy = await NginxProxy.StartAsync(origin, Second);

        Assert.Equal("no-cache", (await proxy.GetAsync("/a")).CacheControl);
    }

    [Fact]
    public async Task A_listed_error_is_stored_and_clients_may_not_keep_it()
    {
        await using var origin = new ScriptedOrigin { Answer = _ => OriginResponse.Error(404) };
        await using var proxy = await NginxProxy.StartAsync(origin, Minute);

        await proxy.GetAsync("/a");
        var second = await proxy.GetAsync("/a");

        Assert.True(second.IsHit);
        Assert.Equal(404, second.Status);
        Assert.Equal("no-store", second.CacheControl);
    }

    [Fact]
    public async Task An_error_that_is_not_listed_is_not_stored()
    {
        await using var origin = new ScriptedOrigin { Answer = _ => OriginResponse.Error(500, "Cache-Control: max-age=60") };
        await using var proxy = await NginxProxy.StartAsync(origin, Minute);

        await proxy.GetAsync("/a");
        var second = await proxy.GetAsync("/a");

        Assert.True(second.IsMiss);
        Assert.False(second.IsStored);
        Assert.Contains("no-store", second.CacheControl, StringComparison.Ordinal);
        Assert.Equal(2, origin.Count);
    }

    [Fact]
    public async Task HEAD_is_answered_from_what_GET_stored()
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, Minute);
        await proxy.GetAsync("/a");

        var head = await proxy.SendAsync(HttpMethod.Head, "/a", null);

        Assert.True(head.IsHit);
        Assert.Equal(1, origin.Count);
    }

    [Fact]
    public async Task A_HEAD_that_misses_stores_the_whole_response()
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, Minute);
        await proxy.SendAsync(HttpMethod.Head, "/a", null);

        var get = await proxy.GetAsync("/a");

        Assert.True(get.IsHit);
        Assert.Equal("answer 1", get.Body);
    }
}
