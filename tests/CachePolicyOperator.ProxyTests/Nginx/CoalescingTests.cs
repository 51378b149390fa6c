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
