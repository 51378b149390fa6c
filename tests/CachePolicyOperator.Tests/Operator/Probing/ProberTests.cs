using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Policy.Http;
using CachePolicyOperator.Policy.Rollout.Gates;
using CachePolicyOperator.Probing;
using CachePolicyOperator.Serving;
using CachePolicyOperator.Tests.Policy.Rollout.Gates;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Operator.Probing;

public sealed class ProberTests
{
    private static readonly Pod Pod = new() { Metadata = new() { Name = "canary" } };

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 2, 10, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Each_probe_is_sent_four_times_and_read()
    {
        var traffic = new ScriptedTraffic((_, _, _) => Task.FromResult(ScriptedTraffic.Response(
            200,
            5,
            ("Cache-Status", "storefront; hit; rule=pages; date=\"Mon, 02 Nov 2026 09:59:48 GMT\""),
            ("Date", "Mon, 02 Nov 2026 10:00:00 GMT"))));

        var samples = await new Prober(traffic, _time).ProbeAsync(Pod, Trial.Policy(), CancellationToken.None);

        Assert.Equal(["/account/", "/account/", "/account/", "/account/", "/", "/", "/", "/"], traffic.Sent.Select(sent => sent.Target));
        var date = new DateTimeOffset(2026, 11, 2, 9, 59, 48, TimeSpan.Zero);
        Assert.Equal(Trial.Answer(new CacheStatus(CacheHandling.Hit) { Rule = "pages", Date = date }, age: 12), samples[^1]);
    }

    [Fact]
    public async Task A_pod_that_does_not_answer_is_asked_twice_and_its_reason_kept()
    {
        var traffic = new ScriptedTraffic((_, _, _) => throw new PodSilentException("connection refused"));

        var samples = await new Prober(traffic, _time).ProbeAsync(Pod, Trial.Policy(Trial.Probe()), CancellationToken.None);

        Assert.Equal([Trial.Silence(), Trial.Silence()], samples);
    }

    [Fact]
    public async Task A_pod_that_hangs_is_given_up()
    {
        var traffic = new ScriptedTraffic(async (_, _, token) =>
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return ScriptedTraffic.Response(200, 5);
        });

        var samples = await new Prober(traffic, _time).ProbeAsync(Pod, Trial.Policy(Trial.Probe()), CancellationToken.None);

        Assert.All(samples, sample => Assert.Equal("nothing whole within 10 s on port 8080", Assert.IsType<ProbeSample.Silent>(sample).Why));
    }

    [Fact]
    public async Task After_a_minute_no_further_request_is_begun()
    {
        var traffic = new ScriptedTraffic((_, _, _) =>
        {
            _time.Advance(TimeSpan.FromSeconds(25));
            return Task.FromResult(ScriptedTraffic.Response(200, 5));
        });

        Assert.Equal(3, (await new Prober(traffic, _time).ProbeAsync(Pod, Trial.Policy(), CancellationToken.None)).Count);
    }

    [Fact]
    public async Task A_stop_of_the_operator_is_no_silence()
    {
        using var stopping = new CancellationTokenSource();
        await stopping.CancelAsync();
        var traffic = new ScriptedTraffic((_, _, token) => Task.FromCanceled<PodResponse>(token));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Prober(traffic, _time).ProbeAsync(Pod, Trial.Policy(), stopping.Token));
    }
}
