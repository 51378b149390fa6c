namespace CachePolicyOperator.ProxyTests.Nginx;

/// <summary>RFC 5861, within the policy's windows and not a second longer than nginx's clock is coarse.</summary>
public sealed class StaleTests
{
    private const string LongWindows = """
        - name: all
          match: {pathPrefix: /}
          ttl: {mode: RespectOrigin, max: 1s, default: 1s}
          stale: {whileRevalidate: 10m, ifError: 10m}
        """;

    private const string LongIfError = """
        - name: all
          match: {pathPrefix: /}
          ttl: {mode: Override, edge: 1s}
          stale: {ifError: 10m}
        """;

    private const string ShortWindows = """
        - name: all
          match: {pathPrefix: /}
          ttl: {mode: RespectOrigin, max: 1s, default: 1s}
          stale: {whileRevalidate: 1s, ifError: 2s}
        """;

    // nginx counts whole seconds and expires after the last one: a lifetime of n seconds ends between n and n + 1.
    private static readonly TimeSpan BeyondShortWindows = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(0)]
    public async Task Within_the_window_a_failing_origin_is_hidden(int failure)
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, LongIfError);
        await proxy.GetAsync("/a");

        origin.Answer = _ => failure == 0 ? new OriginResponse { Closes = true } : OriginResponse.Error(failure);
        var stale = await Eventually.GetsAsync("stale", () => proxy.GetAsync("/a"), seen => !seen.IsHit);

        Assert.Equal((200, "answer 1"), (stale.Status, stale.Body));
        Assert.Contains("fwd=stale; rule=all; detail=STALE", stale.CacheStatus, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beyond_the_window_the_failure_is_told()
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, ShortWindows);
        await proxy.GetAsync("/a");

        origin.Answer = _ => OriginResponse.Error(503);
        var failed = await Eventually.GetsAsync("failure", () => proxy.GetAsync("/a"), seen => seen.Status != 200);

        Assert.Equal((502, "no-store"), (failed.Status, failed.CacheControl));
    }

    [Fact]
    public async Task An_error_that_no_stored_response_can_hide_is_passed_as_it_is()
    {
        await using var origin = new ScriptedOrigin { Answer = _ => OriginResponse.Error(503, "Retry-After: 7") };
        await using var proxy = await NginxProxy.StartAsync(origin, LongIfError);

        var failed = await proxy.GetAsync("/a");

        Assert.Equal((503, "error 503"), (failed.Status, failed.Body));
        Assert.Equal("7", failed.Headers.GetValues("Retry-After").Single());
    }

    [Fact]
    public async Task Client_errors_are_never_hidden()
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, LongIfError);
        await proxy.GetAsync("/a");

        origin.Answer = _ => OriginResponse.Error(404);

        await Eventually.GetsAsync("404", () => proxy.GetAsync("/a"), seen => seen.Status == 404);
    }

    [Fact]
    public async Task Without_a_window_a_failure_is_told_at_once()
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, """
            - name: all
              match: {pathPrefix: /}
              ttl: {mode: RespectOrigin, max: 1s, default: 1s}
            """);
        await proxy.GetAsync("/a");

        origin.Answer = _ => OriginResponse.Error(500, "Cache-Control: stale-if-error=600");
        var next = await Eventually.GetsAsync("expiry", () => proxy.GetAsync("/a"), seen => !seen.IsHit);

        Assert.Equal((500, "error 500"), (next.Status, next.Body));
    }

    [Fact]
    public async Task Within_the_window_the_stored_response_is_served_while_a_new_one_is_fetched()
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, LongWindows);
        await proxy.GetAsync("/a");

        var stale = await Eventually.GetsAsync("stale", () => proxy.GetAsync("/a"), seen => seen.CacheStatus.Contains("STALE", StringComparison.Ordinal));
        Assert.True(stale.IsHit);
        Assert.Equal("answer 1", stale.Body);

        await Eventually.GetsAsync("refresh", () => proxy.GetAsync("/a"), seen => seen.Body == "answer 2");
    }

    [Fact]
    public async Task A_response_that_must_not_be_kept_is_not_kept_by_a_refresh()
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, LongWindows);
        await proxy.GetAsync("/a");

        origin.Answer = r => OriginResponse.Ok($"secret {r.Number}", "Cache-Control: max-age=60", "Cache-Control: private");
        await Eventually.GetsAsync("refresh", async () => (await proxy.GetAsync("/a"), origin.Count), seen => seen.Count > 2);

        Assert.Equal("answer 1", (await proxy.GetAsync("/a")).Body);
    }

    [Fact]
    public async Task Beyond_the_window_nothing_stale_is_served()
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, ShortWindows);
        await proxy.GetAsync("/a");

        await Eventually.PassesAsync(BeyondShortWindows);
        var next = await proxy.GetAsync("/a");

        Assert.Equal("answer 2", next.Body);
        Assert.Contains("fwd=stale; stored", next.CacheStatus, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cache-Control: max-age=1, stale-while-revalidate=99999999")]
    [InlineData("Cache-Control: max-age=1, stale-while-revalidate=99999999999999999999")]
    [InlineData("Cache-Control: max-age=1\r\nCache-Control: stale-while-revalidate=99999999")]
    [InlineData("Cache-Control: max-age=1, stale-while-revalidate")]
    public async Task A_window_of_the_origin_is_cut_to_the_policys(string headers)
    {
        await using var origin = new ScriptedOrigin { Answer = r => OriginResponse.Ok($"answer {r.Number}", headers.Split("\r\n")) };
        await using var proxy = await NginxProxy.StartAsync(origin, ShortWindows);
        await proxy.GetAsync("/a");

        await Eventually.PassesAsync(BeyondShortWindows);

        Assert.Equal("answer 2", (await proxy.GetAsync("/a")).Body);
    }

    [Theory]
    [InlineData("Cache-Control: max-age=1, must-revalidate")]
    [InlineData("Cache-Control: max-age=1, proxy-revalidate")]
    [InlineData("Cache-Control: s-maxage=1")]
    [InlineData("Cache-Control: max-age=1, stale-while-revalidate=0, stale-if-error=0")]
    public async Task An_origin_that_forbids_stale_responses_is_obeyed(string header)
    {
        await using var origin = new ScriptedOrigin { Answer = r => OriginResponse.Ok($"answer {r.Number}", header) };
        await using var proxy = await NginxProxy.StartAsync(origin, LongWindows);
        await proxy.GetAsync("/a");

        var next = await Eventually.GetsAsync(
            "expiry", () => proxy.GetAsync("/a"), seen => !seen.CacheStatus.Contains("detail=HIT", StringComparison.Ordinal));

        Assert.Equal("answer 2", next.Body);
    }
}
