namespace CachePolicyOperator.ProxyTests.Nginx;

public sealed class CoalescingTests
{
    private const string Direct = """
        - name: all
          match: {pathPrefix: /}
          ttl: {mode: Override, edge: 1h}
          coalescing: {timeout: 10s}
        """;

    private const string Hop = """
        - name: all
          match: {pathPrefix: /}
          ttl: {mode: RespectOrigin, max: 1h, default: 1h}
          coalescing: {timeout: 10s}
        """;

    private const string Off = """
        - name: all
          match: {pathPrefix: /}
          ttl: {mode: Override, edge: 1h}
          coalescing: {enabled: false}
        """;

    [Theory]
    [InlineData(Direct)]
    [InlineData(Hop)]
    public async Task Fifty_simultaneous_misses_are_one_request_to_the_origin(string rule)
    {
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var origin = new ScriptedOrigin();
        origin.Answer = request =>
        {
            if (request.Number > 1)
                second.TrySetResult();

            // Long enough for a second request to come through, if one could.
            return OriginResponse.Ok($"answer {request.Number}") with { After = Task.WhenAny(second.Task, Eventually.PassesAsync(TimeSpan.FromSeconds(1))) };
        };
        await using var proxy = await NginxProxy.StartAsync(origin, rule);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => proxy.GetAsync("/a")));

        Assert.All(answers, answer => Assert.Equal("answer 1", answer.Body));
        Assert.Equal(1, origin.Count);
    }

    [Fact]
    public async Task A_window_for_refreshing_coalesces_at_expiry_too()
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, """
            - name: all
              match: {pathPrefix: /}
              ttl: {mode: Override, edge: 1s}
              stale: {whileRevalidate: 10m}
            """);
        await proxy.GetAsync("/a");
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        origin.Answer = request => OriginResponse.Ok($"answer {request.Number}") with { After = release.Task };

        // nginx reads no further request from the connection whose request began a refresh until that is over.
        (string, string) once = ("Connection", "close");
        await Eventually.GetsAsync("a refresh", async () => (await proxy.GetAsync("/a", once), origin.Count), seen => seen.Count == 2);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => proxy.GetAsync("/a", once)));
        release.SetResult();

        Assert.All(answers, answer => Assert.Equal("answer 1", answer.Body));
        Assert.Equal(2, origin.Count);
    }

    [Fact]
    public async Task Without_coalescing_every_miss_is_a_request_of_its_own()
    {
        var both = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var origin = new ScriptedOrigin();
        origin.Answer = request =>
        {
            if (request.Number == 2)
                both.TrySetResult();
            return OriginResponse.Ok("x") with { After = both.Task };
        };
        await using var proxy = await NginxProxy.StartAsync(origin, Off);

        await Task.WhenAll(proxy.GetAsync("/a"), proxy.GetAsync("/a"));

        Assert.Equal(2, origin.Count);
    }
}
