using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Policy.Requests;
using CachePolicyOperator.Probing;
using CachePolicyOperator.Serving;
using CachePolicyOperator.Tests.Scripted;

namespace CachePolicyOperator.Tests.Operator.Probing;

public sealed class PodTrafficTests
{
    private static readonly Pod Pod = new() { Metadata = new() { Name = "proxy-1", Namespace = "shop" }, Status = new() { PodIP = "127.0.0.1" } };

    private static readonly ProbeRequest Request = new("shop.example.com", "/%61/./b?c=%20", [KeyValuePair.Create("Accept-Language", "de"), KeyValuePair.Create("Cookie", "a=b; c=d")]);

    [Fact]
    public async Task A_probe_is_sent_as_it_is_written_and_says_who_it_is()
    {
        await using var server = new ScriptedApiServer(exchange => exchange.AnswerAsync(404, "text/html", "no", ("Cache-Status", "a; hit"), ("Cache-Status", "b; fwd=miss")));
        using var traffic = new DirectPodTraffic(TimeProvider.System);

        var response = await traffic.SendAsync(Pod, server.Address.Port, Request, CancellationToken.None);
        var request = await server.NextRequestAsync();

        Assert.Equal((404, "/%61/./b?c=%20"), (response.Status, request.Target));
        Assert.Equal(["a; hit", "b; fwd=miss"], response.Headers["cache-status"]);
        Assert.InRange(response.TimeToFirstByte, TimeSpan.FromTicks(1), TimeSpan.FromMinutes(1));
        Assert.Equal(
            ("shop.example.com", "cachepolicy-probe", "de", "a=b; c=d"),
            (request.Headers["Host"], request.Headers["User-Agent"], request.Headers["Accept-Language"], request.Headers["Cookie"]));
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_none()
    {
        await using var server = new ScriptedApiServer(async exchange =>
        {
            await exchange.StreamAsync();
            exchange.Break();
        });
        using var traffic = new DirectPodTraffic(TimeProvider.System);

        await Assert.ThrowsAsync<PodSilentException>(() => traffic.SendAsync(Pod, server.Address.Port, Request, CancellationToken.None));
    }

    [Fact]
    public async Task An_answer_without_end_is_left()
    {
        await using var server = new ScriptedApiServer(async exchange =>
        {
            await exchange.StreamAsync();
            var piece = new string('x', 1 << 20);
            try
            {
                for (var i = 0; i < 1000; i++)
                    await exchange.ChunkAsync(piece);
            }
            catch (IOException)
            {
                exchange.Break();
            }
        });
        using var traffic = new DirectPodTraffic(TimeProvider.System);

        var silent = await Assert.ThrowsAsync<PodSilentException>(() => traffic.SendAsync(Pod, server.Address.Port, Request, CancellationToken.None));
        Assert.Equal("the answer is longer than 8 MiB", silent.Message);
    }

    [Fact]
    public async Task A_pod_without_an_address_does_not_answer()
    {
        using var traffic = new DirectPodTraffic(TimeProvider.System);

        await Assert.ThrowsAsync<PodSilentException>(() => traffic.SendAsync(Pod with { Status = null }, 8080, Request, CancellationToken.None));
    }

    [Fact]
    public async Task Through_the_api_server_a_pods_answer_is_its_own_whatever_the_status()
    {
        await using var server = new ScriptedApiServer(exchange => exchange.AnswerAsync(503, "application/json", """{"kind":"Order"}""", ("Cache-Status", "shop; fwd=miss")));
        using var client = server.Client();

        var response = await new ApiServerPodTraffic(client).SendAsync(Pod, 8080, Request with { Host = null, Target = "/a%20b?c=%20" }, CancellationToken.None);
        var request = await server.NextRequestAsync();

        Assert.Equal((503, "shop; fwd=miss"), (response.Status, Assert.Single(response.Headers["Cache-Status"])));
        Assert.Equal("/api/v1/namespaces/shop/pods/proxy-1:8080/proxy/a%20b?c=%20", request.Target);
        Assert.Equal(("cachepolicy-probe", "de"), (request.Headers["User-Agent"], request.Headers["Accept-Language"]));
    }

    [Fact]
    public async Task What_the_api_server_says_itself_is_no_answer_of_the_pod()
    {
        await using var server = new ScriptedApiServer(exchange => exchange.StatusAsync(503, "ServiceUnavailable", "error trying to reach service"));
        using var client = server.Client();

        var silent = await Assert.ThrowsAsync<PodSilentException>(() => new ApiServerPodTraffic(client).SendAsync(Pod, 8080, Request with { Host = null, Target = "/" }, CancellationToken.None));
        Assert.Equal("port 8080 through the API server: error trying to reach service", silent.Message);
    }

    [Theory]
    [InlineData("shop.example.com", "/", "Accept")]
    [InlineData(null, "/", "authorization")]
    [InlineData(null, "/../secrets", "Accept")]
    [InlineData(null, "/%2E%2e/secrets", "Accept")]
    public async Task What_the_api_server_would_not_pass_on_is_not_sent(string? host, string target, string header)
    {
        await using var server = new ScriptedApiServer();
        using var client = server.Client();

        await Assert.ThrowsAsync<PodSilentException>(() =>
            new ApiServerPodTraffic(client).SendAsync(Pod, 8080, new(host, target, [KeyValuePair.Create(header, "x")]), CancellationToken.None));
    }
}
