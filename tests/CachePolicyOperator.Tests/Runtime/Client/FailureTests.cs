using System.Net;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Tests.Scripted;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Runtime.Client;

public sealed class FailureTests
{
    [Fact]
    public async Task An_object_that_is_not_there_is_null()
    {
        await using var server = new ScriptedApiServer(exchange => exchange.StatusAsync(404, "NotFound", "configmaps a not found"));
        using var client = server.Client();

        Assert.Null(await client.GetAsync<ConfigMap>("a", "shop", CancellationToken.None));
    }

    [Fact]
    public async Task A_refusal_carries_the_servers_status_with_its_causes()
    {
        await using var server = new ScriptedApiServer(exchange => exchange.JsonAsync(
            """
            {"kind":"Status","apiVersion":"v1","status":"Failure","message":"invalid","reason":"Invalid","code":422,
             "details":{"name":"a","kind":"ConfigMap","causes":[{"reason":"FieldValueInvalid","message":"no","field":"data[k]"}]}}
            """, 422));
        using var client = server.Client();

        var failure = await Assert.ThrowsAsync<KubernetesApiException>(() => client.CreateAsync(Map("a"), CancellationToken.None));

        Assert.True(failure.IsInvalid);
        Assert.Equal("data[k]", Assert.Single(failure.Status.Details!.Causes!).Field);
    }

    [Theory]
    [InlineData(409, "AlreadyExists", true)]
    [InlineData(409, "Conflict", false)]
    public async Task Already_there_and_written_by_another_are_told_apart(int code, string reason, bool alreadyExists)
    {
        await using var server = new ScriptedApiServer(exchange => exchange.StatusAsync(code, reason, "x"));
        using var client = server.Client();

        var failure = await Assert.ThrowsAsync<KubernetesApiException>(() => client.CreateAsync(Map("a"), CancellationToken.None));

        Assert.Equal((alreadyExists, !alreadyExists), (failure.IsAlreadyExists, failure.IsConflict));
    }

    [Theory]
    [InlineData(502, "text/html", "<h1>Bad Gateway</h1>", "InternalError")]
    [InlineData(503, "text/plain", "", "ServiceUnavailable")]
    [InlineData(403, "application/json", """{"message":"from a proxy"}""", "Forbidden")]
    [InlineData(401, "application/json", "{", "Unauthorized")]
    public async Task A_body_that_is_no_status_is_quoted(int code, string contentType, string body, string reason)
    {
        await using var server = new ScriptedApiServer(exchange => exchange.AnswerAsync(code, contentType, body));
        using var client = server.Client();

        var failure = await Assert.ThrowsAsync<KubernetesApiException>(() => client.GetAsync<ConfigMap>("a", "shop", CancellationToken.None));

        Assert.Equal((code, reason, body.Length > 0 ? body : "Scripted"), (failure.Status.Code, failure.Status.Reason, failure.Status.Message));
    }

    [Fact]
    public async Task A_refusal_of_any_length_is_read_only_so_far()
    {
        await using var server = new ScriptedApiServer(exchange => exchange.AnswerAsync(500, "text/plain", new string('x', 200_000)));
        using var client = server.Client();

        var failure = await Assert.ThrowsAsync<KubernetesApiException>(() => client.GetAsync<ConfigMap>("a", "shop", CancellationToken.None));

        Assert.Equal(512, failure.Status.Message!.Length);
    }

    [Fact]
    public async Task How_long_to_wait_is_read_from_seconds_a_date_or_the_status()
    {
        var time = new FakeTimeProvider(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var server = new ScriptedApiServer(
            exchange => exchange.StatusAsync(503, "ServiceUnavailable", "x", ("Retry-After", "120")),
            exchange => exchange.StatusAsync(503, "ServiceUnavailable", "x", ("Retry-After", "Thu, 01 Jan 2026 00:01:30 GMT")),
            exchange => exchange.StatusAsync(503, "ServiceUnavailable", "x", ("Retry-After", "Thu, 01 Jan 2015 00:00:00 GMT")),
            exchange => exchange.JsonAsync("""{"kind":"Status","code":504,"details":{"retryAfterSeconds":3}}""", 504),
            exchange => exchange.StatusAsync(503, "ServiceUnavailable", "x"));
        using var client = server.Client(time);

        var waits = new List<TimeSpan?>();
        for (var i = 0; i < 5; i++)
            waits.Add((await Assert.ThrowsAsync<KubernetesApiException>(() => client.GetAsync<ConfigMap>("a", "shop", CancellationToken.None))).RetryAfter);

        Assert.Equal([TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(90), TimeSpan.Zero, TimeSpan.FromSeconds(3), null], waits);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_a_request_exception()
    {
        var server = new ScriptedApiServer();
        using var client = server.Client();
        await server.DisposeAsync();

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync<ConfigMap>("a", "shop", CancellationToken.None));

        Assert.Equal(HttpRequestError.ConnectionError, failure.HttpRequestError);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_a_request_exception_after_the_timeout()
    {
        var time = new FakeTimeProvider();
        await using var server = new ScriptedApiServer(exchange => exchange.HoldAsync());
        using var client = server.Client(time);

        var get = client.GetAsync<ConfigMap>("a", "shop", CancellationToken.None);
        await server.NextRequestAsync();
        time.Advance(TimeSpan.FromSeconds(30));

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => get);
        Assert.Contains("GET /api/v1/namespaces/shop/configmaps/a: no answer within 30 s", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_a_request_exception()
    {
        await using var server = new ScriptedApiServer(async exchange =>
        {
            await exchange.StreamAsync();
            await exchange.ChunkAsync("""{"metadata":""");
            exchange.Break();
        });
        using var client = server.Client();

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync<ConfigMap>("a", "shop", CancellationToken.None));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("<html>")]
    [InlineData("")]
    public async Task A_success_that_is_no_object_is_an_invalid_response(string body)
    {
        await using var server = new ScriptedApiServer(exchange => exchange.JsonAsync(body));
        using var client = server.Client();

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync<ConfigMap>("a", "shop", CancellationToken.None));

        Assert.Equal(HttpRequestError.InvalidResponse, failure.HttpRequestError);
    }

    [Fact]
    public async Task A_cancelled_call_ends_as_cancelled()
    {
        await using var server = new ScriptedApiServer(exchange => exchange.HoldAsync());
        using var client = server.Client();
        using var stop = new CancellationTokenSource();

        var get = client.GetAsync<ConfigMap>("a", "shop", stop.Token);
        await server.NextRequestAsync();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => get);
    }

    [Fact]
    public async Task Redirects_are_not_followed_with_credentials()
    {
        await using var server = new ScriptedApiServer(exchange => exchange.AnswerAsync(302, "text/plain", "", ("Location", "http://127.0.0.1:1/")));
        using var client = server.Client();

        var failure = await Assert.ThrowsAsync<KubernetesApiException>(() => client.GetAsync<ConfigMap>("a", "shop", CancellationToken.None));

        Assert.Equal((int)HttpStatusCode.Redirect, failure.Status.Code);
    }

    private static ConfigMap Map(string name) => new() { Metadata = new() { Name = name, Namespace = "shop" } };
}
