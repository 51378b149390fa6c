using System.Globalization;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Tests.Scripted;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Runtime.Client;

public sealed class WatchTests
{
    private static readonly WatchOptions Options = new() { Namespace = "shop", ResourceVersion = "41", Timeout = TimeSpan.FromSeconds(290) };

    [Fact]
    public async Task Every_kind_of_event_arrives_in_order_and_the_stream_ends_when_the_server_ends_it()
    {
        await using var server = new ScriptedApiServer(async exchange =>
        {
            await exchange.StreamAsync();
            await exchange.EventAsync("ADDED", ConfigMap("a", 42));
            await exchange.EventAsync("MODIFIED", ConfigMap("a", 43));
            await exchange.EventAsync("DELETED", ConfigMap("a", 44));
            await exchange.EventAsync("BOOKMARK", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"resourceVersion":"50"}}""");
            await exchange.EndAsync();
        });

        var (events, failure) = await WatchAsync(server);

        Assert.Null(failure);
        Assert.Equal(
            ["Added a 42", "Modified a 43", "Deleted a 44", "Bookmark  50"],
            events.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Type} {e.Entity.Metadata.Name} {e.Entity.Metadata.ResourceVersion}")));
    }

    [Fact]
    public async Task A_watch_asks_for_bookmarks_a_bound_and_the_version_to_resume_from()
    {
        await using var server = new ScriptedApiServer(Ended);

        await WatchAsync(server, Options with { LabelSelector = "app in (a,b)", SendInitialEvents = true });

        var request = await server.NextRequestAsync();
        Assert.Equal("/api/v1/namespaces/shop/configmaps", request.Path);
        Assert.Equal("true", request.Query("watch"));
        Assert.Equal("true", request.Query("allowWatchBookmarks"));
        Assert.Equal("290", request.Query("timeoutSeconds"));
        Assert.Equal("41", request.Query("resourceVersion"));
        Assert.Equal("app in (a,b)", request.Query("labelSelector"));
        Assert.Equal("true", request.Query("sendInitialEvents"));
        Assert.Equal("NotOlderThan", request.Query("resourceVersionMatch"));
    }

    [Fact]
    public async Task The_object_may_come_before_the_type()
    {
        await using var server = new ScriptedApiServer(async exchange =>
        {
            await exchange.StreamAsync();
            await exchange.LineAsync($$"""{"future":[{"type":"x"}],"object":{{ConfigMap("a", 42)}},"type":"ADDED"}""");
            await exchange.EndAsync();
        });

        var (events, failure) = await WatchAsync(server);

        Assert.Null(failure);
        Assert.Equal("a", Assert.Single(events).Entity.Metadata.Name);
    }

    [Theory]
    [InlineData("""{"type":"ERROR","object":STATUS}""")]
    [InlineData("""{"object":STATUS,"type":"ERROR"}""")]
    public async Task Gone_in_the_middle_of_a_stream_is_an_exception_that_says_so(string line)
    {
        await using var server = new ScriptedApiServer(async exchange =>
        {
            await exchange.StreamAsync();
            await exchange.EventAsync("ADDED", ConfigMap("a", 42));
            await exchange.LineAsync(line.Replace("STATUS", ScriptedExchange.StatusBody(410, "Expired", "too old resource version"), StringComparison.Ordinal));
            await exchange.EndAsync();
        });

        var (events, failure) = await WatchAsync(server);

        Assert.Single(events);
        Assert.True(Assert.IsType<KubernetesApiException>(failure).IsGone);
    }

    [Fact]
    public async Task Gone_as_an_answer_is_an_exception_that_says_so()
    {
        await using var server = new ScriptedApiServer(exchange => exchange.StatusAsync(410, "Gone", "too old"));

        var (_, failure) = await WatchAsync(server);

        Assert.True(Assert.IsType<KubernetesApiException>(failure).IsGone);
    }

    [Fact]
    public async Task A_throttled_watch_is_not_repeated_but_says_how_long_to_wait()
    {
        await using var server = new ScriptedApiServer(exchange => exchange.StatusAsync(429, "TooManyRequests", "busy", ("Retry-After", "7")));

        var (_, failure) = await WatchAsync(server);

        Assert.Equal(TimeSpan.FromSeconds(7), Assert.IsType<KubernetesApiException>(failure).RetryAfter);
    }

    [Fact]
    public async Task A_torn_last_line_is_a_broken_connection()
    {
        await using var server = new ScriptedApiServer(async exchange =>
        {
            await exchange.StreamAsync();
            await exchange.EventAsync("ADDED", ConfigMap("a", 42));
            await exchange.ChunkAsync("""{"type":"ADDED","obj""");
            await exchange.EndAsync();
        });

        var (events, failure) = await WatchAsync(server);

        Assert.Single(events);
        Assert.IsType<IOException>(failure);
    }

    [Fact]
    public async Task A_connection_that_breaks_off_is_an_io_exception()
    {
        await using var server = new ScriptedApiServer(async exchange =>
        {
            await exchange.StreamAsync();
            await exchange.EventAsync("ADDED", ConfigMap("a", 42));
            exchange.Break();
        });

        var (_, failure) = await WatchAsync(server);

        Assert.IsAssignableFrom<IOException>(failure);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":"RENAMED","object":{}}""")]
    [InlineData("""{"type":"ADDED","object":null}""")]
    [InlineData("""{"type":"ADDED","object":{"metadata":{"name":[]}}}""")]
    public async Task A_line_that_is_no_event_is_an_io_exception(string line)
    {
        await using var server = new ScriptedApiServer(async exchange =>
        {
            await exchange.StreamAsync();
            await exchange.LineAsync(line);
            await exchange.HoldAsync();
        });

        var (_, failure) = await WatchAsync(server);

        Assert.IsType<IOException>(failure);
    }

    [Fact]
    public async Task A_silent_connection_is_given_up_five_seconds_after_the_watch_should_have_ended()
    {
        var time = new FakeTimeProvider();
        await using var server = new ScriptedApiServer(async exchange =>
        {
            await exchange.StreamAsync();
            await exchange.EventAsync("ADDED", ConfigMap("a", 42));
            await exchange.HoldAsync();
        });
        using var client = server.Client(time);
        await using var watch = client.WatchAsync<ConfigMap>(Options, CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await watch.MoveNextAsync());

        var next = watch.MoveNextAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(294));
        Assert.False(next.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        var failure = await Assert.ThrowsAsync<IOException>(() => next.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Contains("295 s", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_that_never_come_end_the_attempt_with_the_request_timeout()
    {
        var time = new FakeTimeProvider();
        await using var server = new ScriptedApiServer(exchange => exchange.HoldAsync());
        using var client = server.Client(time);
        await using var watch = client.WatchAsync<ConfigMap>(Options, CancellationToken.None).GetAsyncEnumerator();

        var next = watch.MoveNextAsync().AsTask();
        await server.NextRequestAsync();
        time.Advance(TimeSpan.FromSeconds(30));

        await Assert.ThrowsAsync<HttpRequestException>(() => next);
    }

    [Fact]
    public async Task A_cancelled_watch_ends_as_cancelled()
    {
        await using var server = new ScriptedApiServer(async exchange =>
        {
            await exchange.StreamAsync();
            await exchange.EventAsync("ADDED", ConfigMap("a", 42));
            await exchange.HoldAsync();
        });
        using var client = server.Client();
        using var stop = new CancellationTokenSource();
        await using var watch = client.WatchAsync<ConfigMap>(Options, stop.Token).GetAsyncEnumerator(CancellationToken.None);
        Assert.True(await watch.MoveNextAsync());

        var next = watch.MoveNextAsync().AsTask();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public async Task Events_survive_being_cut_anywhere_and_being_larger_than_a_buffer()
    {
        var large = new string('ü', 100_000);
        var line = $$$$"""{"type":"ADDED","object":{"metadata":{"name":"large"},"data":{"k":"{{{{large}}}}"}}}""";
        await using var server = new ScriptedApiServer(async exchange =>
        {
            await exchange.StreamAsync();
            var text = line + "\n\n" + line + "\n";
            for (var at = 0; at < text.Length; at += 7_919)
                await exchange.ChunkAsync(text[at..Math.Min(at + 7_919, text.Length)]);
            await exchange.EndAsync();
        });

        var (events, failure) = await WatchAsync(server);

        Assert.Null(failure);
        Assert.Equal([large, large], events.Select(e => e.Entity.Data!["k"]));
    }

    private static Task Ended(ScriptedExchange exchange) => exchange.AnswerAsync(200, "application/json", "");

    private static string ConfigMap(string name, int version) =>
        $$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{{name}}}","namespace":"shop","resourceVersion":"{{{version}}}"}}""";

    private static async Task<(List<WatchEvent<ConfigMap>> Events, Exception? Failure)> WatchAsync(ScriptedApiServer server, WatchOptions? options = null)
    {
        using var client = server.Client();
        var events = new List<WatchEvent<ConfigMap>>();
        var failure = await Record.ExceptionAsync(async () =>
        {
            await foreach (var change in client.WatchAsync<ConfigMap>(options ?? Options, CancellationToken.None))
                events.Add(change);
        });
        return (events, failure);
    }
}
