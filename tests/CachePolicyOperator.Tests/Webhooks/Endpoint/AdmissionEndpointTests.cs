using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CachePolicyOperator.Tests.Runtime;
using CachePolicyOperator.Webhooks.Endpoint;
using CachePolicyOperator.Webhooks.Reviews;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Webhooks.Endpoint;

/// <summary>What the endpoint answers over HTTP, to callers that behave and to others.</summary>
public sealed class AdmissionEndpointTests
{
    private const int TooLarge = AdmissionEndpoint.MaxBodySize + 1;

    private static readonly byte[] Body = ReviewBody.OfPolicy("CREATE", ReviewBody.Storefront()).Bytes();

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("FOO")]
    public async Task Another_method_than_POST_is_refused_with_the_one_that_is_allowed(string method)
    {
        await using var server = await EndpointServer.StartAsync();
        await using var connection = await server.ConnectAsync();
        await connection.WriteAsync(RawConnection.Head("Content-Length: 0", method));

        var answer = await connection.ReadAsync();
        Assert.Equal((405, "POST"), (answer!.Status, answer.Headers["Allow"]));
    }

    [Theory]
    [InlineData("text/plain", 415)]
    [InlineData("application/vnd.kubernetes.protobuf", 415)]
    [InlineData("", 415)]
    [InlineData("json", 415)]
    [InlineData("application/json", 200)]
    [InlineData("application/json; charset=utf-8", 200)]
    [InlineData("Application/JSON", 200)]
    public async Task Only_JSON_is_read(string type, int status)
    {
        await using var server = await EndpointServer.StartAsync();
        await using var connection = await server.ConnectAsync();
        await connection.WriteAsync($"POST /validate/policies HTTP/1.1\r\nHost: webhook\r\nContent-Type: {type}\r\nContent-Length: {Body.Length}\r\n\r\n");
        await connection.WriteAsync(Body);

        Assert.Equal(status, (await connection.ReadAsync())!.Status);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/validate")]
    [InlineData("/validate/")]
    [InlineData("/validate/other")]
    [InlineData("/validate/policies/")]
    [InlineData("/VALIDATE/policies")]
    public async Task There_is_nothing_at_other_paths(string path)
    {
        await using var server = await EndpointServer.StartAsync();
        await using var connection = await server.ConnectAsync();
        await connection.WriteAsync(RawConnection.Head("Content-Length: 0", path: path));

        Assert.Equal(404, (await connection.ReadAsync())!.Status);
    }

    [Fact]
    public async Task A_body_that_is_announced_too_large_is_refused_unread()
    {
        await using var server = await EndpointServer.StartAsync();
        await using var connection = await server.ConnectAsync();
        await connection.WriteAsync(RawConnection.Head($"Content-Length: {TooLarge}"));

        Assert.Equal(413, (await connection.ReadAsync())!.Status);
        Assert.True(await connection.IsClosedAsync());
    }

    [Fact]
    public async Task A_chunked_body_is_refused_where_it_becomes_too_large()
    {
        await using var server = await EndpointServer.StartAsync();
        await using var connection = await server.ConnectAsync();
        await connection.WriteAsync(RawConnection.Head("Transfer-Encoding: chunked"));
        var chunk = Encoding.ASCII.GetBytes($"{1 << 20:x}\r\n{new string(' ', 1 << 20)}\r\n");
        var sending = Task.Run(async () =>
        {
            for (var i = 0; i < 8; i++)
                await connection.TryWriteAsync(chunk);
        });

        Assert.Equal(413, (await connection.ReadAsync())!.Status);
        await sending;
    }

    [Fact]
    public async Task A_body_of_nearly_seven_megabytes_is_read()
    {
        await using var server = await EndpointServer.StartAsync();
        await using var connection = await server.ConnectAsync();
        byte[] padded = [.. Body, .. Enumerable.Repeat((byte)' ', AdmissionEndpoint.MaxBodySize - Body.Length)];
        await connection.WriteAsync(RawConnection.Post(padded));

        Assert.Equal(200, (await connection.ReadAsync())!.Status);
    }

    [Fact]
    public async Task A_chunked_body_is_read()
    {
        await using var server = await EndpointServer.StartAsync();
        await using var connection = await server.ConnectAsync();
        await connection.WriteAsync(RawConnection.Head("Transfer-Encoding: chunked"));
        foreach (var part in Body.Chunk(100))
            await connection.WriteAsync([.. Encoding.ASCII.GetBytes($"{part.Length:x}\r\n"), .. part, .. "\r\n"u8]);
        await connection.WriteAsync("0\r\n\r\n");

        Assert.Equal(ReviewBody.Uid, UidOf(await connection.ReadAsync()));
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked", "zz\r\n")]
    [InlineData("Transfer-Encoding: chunked", "2\r\n{]\r\n0\r\n\r\n")]
    [InlineData("Content-Length: 3", "{\"a\":1}")]
    [InlineData("Content-Length: 0", "")]
    public async Task A_body_that_is_framed_badly_is_refused(string framing, string body)
    {
        await using var server = await EndpointServer.StartAsync();
        await using var connection = await server.ConnectAsync();
        await connection.WriteAsync(RawConnection.Head(framing) + body);

        Assert.Equal(400, (await connection.ReadAsync())!.Status);
        Assert.Empty(server.Log.Lines);
    }

    [Theory]
    [InlineData("Content-Length: 100000", "{\"apiVersion\"")]
    [InlineData("Transfer-Encoding: chunked", "ff\r\n{\"apiVersion\"")]
    [InlineData("Transfer-Encoding: chunked", "ff")]
    public async Task A_body_that_is_cut_short_ends_the_connection(string framing, string body)
    {
        await using var server = await EndpointServer.StartAsync();
        await using var connection = await server.ConnectAsync();
        await connection.WriteAsync(RawConnection.Head(framing) + body);
        connection.EndSending();

        Assert.True(await connection.ReadAsync() is null or { Status: 400 });
        await Eventually.TrueAsync(() => server.Metrics["controller_runtime_webhook_requests_total{webhook=policies,code=400}"] == 1);
        Assert.Empty(server.Log.Lines);
    }

    [Fact]
    public async Task A_body_that_does_not_come_is_not_waited_for()
    {
        var time = new FakeTimeProvider();
        await using var server = await EndpointServer.StartAsync(time: time);
        await using var connection = await server.ConnectAsync();
        await connection.WriteAsync(RawConnection.Head("Content-Length: 100") + "{");
        var answer = connection.ReadAsync();
        await Eventually.TrueAsync(() =>
        {
            time.Advance(AdmissionEndpoint.ReadTimeout);
            return answer.IsCompleted;
        });

        Assert.Equal(408, (await answer)!.Status);
        Assert.True(await connection.IsClosedAsync());
    }

    [Fact]
    public async Task A_caller_that_goes_away_leaves_nothing_behind()
    {
        await using var server = await EndpointServer.StartAsync();
        var connection = await server.ConnectAsync();
        await connection.WriteAsync(RawConnection.Head("Content-Length: 100") + "{");
        await Eventually.TrueAsync(() => server.Metrics["controller_runtime_webhook_requests_in_flight{webhook=policies}"] == 1);
        connection.Reset();

        await Eventually.TrueAsync(() => server.Metrics["controller_runtime_webhook_requests_in_flight{webhook=policies}"] == 0);
        Assert.Empty(server.Log.Lines);
    }

    [Fact]
    public async Task Requests_that_were_sent_at_once_are_answered_in_order()
    {
        await using var server = await EndpointServer.StartAsync();
        await using var connection = await server.ConnectAsync();
        var uids = Enumerable.Range(0, 20).Select(i => $"uid-{i}").ToList();
        await connection.WriteAsync([.. uids.SelectMany(uid => RawConnection.Post(WithUid(uid)))]);

        foreach (var uid in uids)
            Assert.Equal(uid, UidOf(await connection.ReadAsync()));
    }

    [Fact]
    public async Task A_malformed_body_does_not_spoil_the_connection()
    {
        await using var server = await EndpointServer.StartAsync();
        await using var connection = await server.ConnectAsync();
        await connection.WriteAsync(RawConnection.Post("{]"u8.ToArray()));
        await connection.WriteAsync(RawConnection.Post(Body));

        Assert.Equal((400, "the body is not valid JSON of at most 64 levels at line 1, byte 2\n"), (await connection.ReadAsync()) is { } refused ? (refused.Status, refused.Body) : default);
        Assert.Equal(ReviewBody.Uid, UidOf(await connection.ReadAsync()));
    }

    [Fact]
    public async Task Many_callers_get_their_own_answers()
    {
        await using var server = await EndpointServer.StartAsync(new Scripted(request => new AdmissionAnswer.Allowed { Warnings = [request.Uid] }));
        await Parallel.ForAsync(0, 16, async (caller, _) =>
        {
            await using var connection = await server.ConnectAsync();
            for (var i = 0; i < 50; i++)
            {
                var uid = string.Create(CultureInfo.InvariantCulture, $"{caller}-{i}");
                await connection.WriteAsync(RawConnection.Post(WithUid(uid)));
                var response = JsonNode.Parse((await connection.ReadAsync())!.Body)!["response"]!;
                Assert.Equal((uid, uid), ((string)response["uid"]!, (string)response["warnings"]![0]!));
            }
        });

        Assert.Equal(800, server.Metrics["controller_runtime_webhook_requests_total{webhook=policies,code=200}"]);
    }

    [Fact]
    public async Task Requests_are_counted_by_status_and_timed()
    {
        await using var server = await EndpointServer.StartAsync(new Scripted(_ => throw new InvalidOperationException()));
        await using var connection = await server.ConnectAsync();
        foreach (var body in (byte[][])[Body, "{}"u8.ToArray()])
        {
            await connection.WriteAsync(RawConnection.Post(body));
            await connection.ReadAsync();
        }

        Assert.Equal(1, server.Metrics["controller_runtime_webhook_requests_total{webhook=policies,code=200}"]);
        Assert.Equal(1, server.Metrics["controller_runtime_webhook_requests_total{webhook=policies,code=400}"]);
        Assert.Equal(1, server.Metrics["controller_runtime_webhook_panics_total{webhook=policies}"]);
        Assert.Equal(1, server.Metrics["cachepolicy_webhook_answers_total{webhook=policies,answer=faulted}"]);
        Assert.Equal(2, server.Metrics["controller_runtime_webhook_latency_seconds{webhook=policies}"]);
    }

    [Fact]
    public async Task An_answer_says_how_long_the_review_took()
    {
        await using var server = await EndpointServer.StartAsync();
        await using var connection = await server.ConnectAsync();
        await connection.WriteAsync(RawConnection.Post(Body));

        Assert.Matches(@"^read;dur=\d+(\.\d+)?, review;dur=\d+(\.\d+)?$", (await connection.ReadAsync())!.Headers["Server-Timing"]);
    }

    [Fact]
    public async Task A_stop_waits_for_the_answer_that_is_under_way()
    {
        using var begun = new SemaphoreSlim(0);
        using var finish = new SemaphoreSlim(0);
        await using var server = await EndpointServer.StartAsync(new Scripted(_ =>
        {
            begun.Release();
            finish.Wait();
            return AdmissionAnswer.Allowed.Silently;
        }));
        await using var connection = await server.ConnectAsync();
        await connection.WriteAsync(RawConnection.Post(Body));
        await begun.WaitAsync();
        var stopping = server.StopAsync();
        Assert.False(stopping.IsCompleted);
        finish.Release();

        Assert.Equal((int)HttpStatusCode.OK, (await connection.ReadAsync())!.Status);
        await stopping;
    }

    private static byte[] WithUid(string uid)
    {
        var review = ReviewBody.OfPolicy("CREATE", ReviewBody.Storefront());
        review["request"]!["uid"] = uid;
        return review.Bytes();
    }

    private static string? UidOf(RawAnswer? answer) => (string?)JsonNode.Parse(answer!.Body)!["response"]!["uid"];
}
