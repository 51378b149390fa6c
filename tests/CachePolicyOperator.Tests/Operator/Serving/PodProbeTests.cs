using System.Text;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Serving;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Operator.Serving;

public sealed class PodProbeTests
{
    private static readonly Pod Pod = new() { Metadata = new() { Name = "proxy-1" } };

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_proxy_that_answers_serves_what_it_says() =>
        Assert.Equal(
            new PodAnswer.Serves("proxy-1", "r1", 4),
            await AskAsync(_ => Bytes("""{"policy":"shop/storefront","revision":"r1","cacheGeneration":4}""")));

    [Theory]
    [InlineData("hello")]
    [InlineData("null")]
    [InlineData("""{"revision":null}""")]
    [InlineData("""{"policy":"shop/storefront"}""")]
    public async Task Nonsense_is_no_answer(string body) => Assert.IsType<PodAnswer.Silent>(await AskAsync(_ => Bytes(body)));

    [Fact]
    public async Task The_reason_of_a_silence_is_kept()
    {
        var silent = Assert.IsType<PodAnswer.Silent>(await AskAsync(_ => throw new PodSilentException("connection refused")));
        Assert.Equal("connection refused", silent.Why);
    }

    [Fact]
    public async Task A_proxy_that_hangs_is_given_up()
    {
        var asked = AskAsync(async token =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return [];
        });
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.IsType<PodAnswer.Silent>(await asked);
    }

    [Fact]
    public async Task A_stop_of_the_operator_is_no_silence()
    {
        using var stopping = new CancellationTokenSource();
        await stopping.CancelAsync();
        var probe = new PodProbe(new Scripted(token => Task.FromCanceled<byte[]>(token)), _time);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => probe.AskAsync(Pod, 9145, stopping.Token));
    }

    private Task<PodAnswer> AskAsync(Func<CancellationToken, Task<byte[]>> answer) =>
        new PodProbe(new Scripted(answer), _time).AskAsync(Pod, 9145, CancellationToken.None);

    private static Task<byte[]> Bytes(string body) => Task.FromResult(Encoding.UTF8.GetBytes(body));

    private sealed class Scripted(Func<CancellationToken, Task<byte[]>> answer) : IPodHttp
    {
        public Task<byte[]> GetAsync(Pod pod, int port, string path, CancellationToken cancellationToken) => answer(cancellationToken);
    }
}
