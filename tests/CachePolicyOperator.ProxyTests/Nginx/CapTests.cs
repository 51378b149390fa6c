namespace CachePolicyOperator.ProxyTests.Nginx;

/// <summary>RespectOrigin: the origin decides, and max is the end of it.</summary>
public sealed class CapTests
{
    private const string CappedAtASecond = """
        - name: all
          match: {pathPrefix: /}
          ttl: {mode: RespectOrigin, max: 1s, client: 5s}
        """;

    private const string CappedAtAnHour = """
        - name: all
          match: {pathPrefix: /}
          ttl: {mode: RespectOrigin, max: 1h, default: 10m, client: 5s, negative: {"404": 10m}}
        """;

    [Theory]
    [InlineData("Cache-Control: max-age=31536000")]
    [InlineData("Cache-Control: max-age=1, s-maxage=31536000")]
    [InlineData("Cache-Control: S-MaxAge = \"0031536000\"")]
    [InlineData("Cache-Control: max-age=99999999999999999999999")]
    [InlineData("Cache-Control: public\r\nCache-Control: max-age=31536000")]
    [InlineData("Cache-Control: max-age=31536000\r\nExpires: Thu, 31 Dec 2037 23:55:55 GMT")]
    [InlineData("X-Accel-Expires: 31536000\r\nCache-Control: max-age=5")]
    [InlineData("CDN-Cache-Control: max-age=31536000\r\nCache-Control: max-age=5")]
    [InlineData("CDN-Cache-Control: max-age=31536000\r\nCache-Control: no-store")]
    [InlineData("CDN-Cache-Control: max-age=5, s-maxage=0031536000\r\nCache-Control: private")]
    [InlineData("CDN-Cache-Control: max-age=soon, max-age=999999999999999\r\nCache-Control: private")]
    [InlineData("CDN-Cache-Control: Max-Age=5\r\nCache-Control: max-age=31536000")]
    public async Task A_lifetime_beyond_the_maximum_ends_at_the_maximum(string headers)
    {
        await using var origin = new ScriptedOrigin { Answer = r => OriginResponse.Ok($"answer {r.Number}", headers.Split("\r\n")) };
        await using var proxy = await NginxProxy.StartAsync(origin, CappedAtASecond);

        Assert.True((await proxy.GetAsync("/a")).IsStored);
        var expired = await Eventually.GetsAsync("expiry", () => proxy.GetAsync("/a"), seen => seen.Body != "answer 1");

        Assert.Contains("fwd=stale", expired.CacheStatus, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cache-Control: max-age=1")]
    [InlineData("Cache-Control: max-age=3600, s-maxage=1")]
    [InlineData("CDN-Cache-Control: max-age=1\r\nCache-Control: max-age=3600")]
    [InlineData("CDN-Cache-Control: max-age=3600, ext=\"a, b\", max-age=1;p=2 , x\r\nCache-Control: max-age=3600")]
    [InlineData("CDN-Cache-Control: max-age=3600,\r\nCache-Control: max-age=1")]
    [InlineData("CDN-Cache-Control: \r\nCache-Control: max-age=1")]
    public async Task A_lifetime_within_the_maximum_is_the_origins(string headers)
    {
        await using var origin = new ScriptedOrigin { Answer = r => OriginResponse.Ok($"answer {r.Number}", headers.Split("\r\n")) };
        await using var proxy = await NginxProxy.StartAsync(origin, CappedAtAnHour);
        await proxy.GetAsync("/a");

        Assert.True((await proxy.GetAsync("/a")).IsHit);
        await Eventually.GetsAsync("expiry", () => proxy.GetAsync("/a"), seen => seen.Body != "answer 1");
    }

    [Theory]
    [InlineData("Cache-Control: max-age=60")]
    [InlineData("Cache-Control: max-age=0, s-maxage=60")]
    [InlineData("CDN-Cache-Control: max-age=60\r\nCache-Control: private")]
    [InlineData("CDN-Cache-Control: no-store,\r\nCache-Control: max-age=60")]
    [InlineData("CDN-Cache-Control: ext=\", max-age=0, \", max-age=60")]
    [InlineData("CDN-Cache-Control: public\r\nCache-Control: max-age=0\r\nExpires: 0")]
    [InlineData("X-Accel-Expires: 0\r\nCache-Control: max-age=60")]
    [InlineData("X-Unrelated: 1")]
    public async Task What_the_origin_allows_or_leaves_open_is_stored(string headers)
    {
        await using var origin = new ScriptedOrigin { Answer = _ => OriginResponse.Ok("x", headers.Split("\r\n")) };
        await using var proxy = await NginxProxy.StartAsync(origin, CappedAtAnHour);
        await proxy.GetAsync("/a");

        Assert.True((await proxy.GetAsync("/a")).IsHit);
        Assert.Equal(1, origin.Count);
    }

    [Theory]
    [InlineData("Cache-Control: max-age=0")]
    [InlineData("Cache-Control: max-age=soon")]
    [InlineData("Cache-Control: max-age=-5")]
    [InlineData("Cache-Control: s-maxage=0, max-age=60")]
    [InlineData("CDN-Cache-Control: no-store\r\nCache-Control: max-age=60")]
    [InlineData("CDN-Cache-Control: max-age=0\r\nCache-Control: max-age=60")]
    [InlineData("CDN-Cache-Control: max-age=60, max-age=soon\r\nCache-Control: max-age=60")]
    [InlineData("CDN-Cache-Control: max-age=\"60\"\r\nCache-Control: max-age=60")]
    [InlineData("CDN-Cache-Control: max-age=60, max-age\r\nCache-Control: max-age=60")]
    [InlineData("CDN-Cache-Control: max-age=60,\r\nCache-Control: no-store")]
    [InlineData("Expires: Thu, 01 Jan 1970 00:00:01 GMT")]
    [InlineData("Expires: 0")]
    [InlineData("Expires: Thu, 31 Dec 2037 23:55:55 GMT")]
    public async Task What_has_no_lifetime_or_one_that_cannot_be_read_is_not_stored(string headers)
    {
        await using var origin = new ScriptedOrigin { Answer = _ => OriginResponse.Ok("x", headers.Split("\r\n")) };
        await using var proxy = await NginxProxy.StartAsync(origin, CappedAtAnHour);
        var first = await proxy.GetAsync("/a");

        var second = await proxy.GetAsync("/a");

        Assert.True(second.IsMiss);
        Assert.False(first.IsStored);
        Assert.Equal(2, origin.Count);
    }

    [Fact]
    public async Task Without_a_default_what_the_origin_leaves_open_is_not_stored()
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, CappedAtASecond);
        await proxy.GetAsync("/a");

        Assert.True((await proxy.GetAsync("/a")).IsMiss);
    }

    [Fact]
    public async Task Clients_are_told_the_policys_lifetime_and_nothing_of_the_hop()
    {
        await using var origin = new ScriptedOrigin
        {
            Answer = _ => OriginResponse.Ok("x", "Cache-Control: max-age=31536000", "Expires: Thu, 31 Dec 2037 23:55:55 GMT", "X-CachePolicy-Client: max-age=99999"),
        };
        await using var proxy = await NginxProxy.StartAsync(origin, CappedAtAnHour);
        await proxy.GetAsync("/a");

        var raw = await proxy.SendRawAsync("/a");

        Assert.Contains("Cache-Control: max-age=5\r\n", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("31536000", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("Expires:", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("X-CachePolicy", raw, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_origin_sees_the_clients_host_and_nothing_of_the_hop()
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, CappedAtAnHour);

        await proxy.SendRawAsync("/a?b=1", "X-CachePolicy-Host: evil.example.com");

        Assert.Equal("raw.example.com", origin.Last.Header("Host"));
        Assert.Equal("/a?b=1", origin.Last.Target);
        Assert.DoesNotContain(origin.Last.Headers, header => header.Name.StartsWith("X-CachePolicy", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Misses_keep_their_connection_through_the_hop_to_the_origin()
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, CappedAtAnHour);

        for (var i = 0; i < 20; i++)
            Assert.True((await proxy.GetAsync($"/{i}")).IsMiss);

        Assert.Equal((20, 1), (origin.Count, origin.Connections));
    }

    [Fact]
    public async Task A_listed_error_lives_as_long_as_the_policy_says()
    {
        await using var origin = new ScriptedOrigin { Answer = _ => OriginResponse.Error(404) };
        await using var proxy = await NginxProxy.StartAsync(origin, CappedAtAnHour);
        await proxy.GetAsync("/a");

        var second = await proxy.GetAsync("/a");

        Assert.True(second.IsHit);
        Assert.Equal((404, "error 404", "no-store"), (second.Status, second.Body, second.CacheControl));
    }

    [Theory]
    [InlineData("X-Unrelated: 1", false)]
    [InlineData("Cache-Control: max-age=60", true)]
    public async Task Another_error_is_stored_only_if_the_origin_says_so(string header, bool stored)
    {
        await using var origin = new ScriptedOrigin { Answer = _ => OriginResponse.Error(410, header) };
        await using var proxy = await NginxProxy.StartAsync(origin, CappedAtAnHour);
        await proxy.GetAsync("/a");

        Assert.Equal(stored, (await proxy.GetAsync("/a")).IsHit);
    }
}
