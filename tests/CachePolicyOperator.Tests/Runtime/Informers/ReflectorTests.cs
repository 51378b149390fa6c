using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Runtime.Informers;
using Microsoft.Extensions.Logging.Abstractions;

namespace CachePolicyOperator.Tests.Runtime.Informers;

/// <summary>What the reflector asks, what it tells its sink and how long it waits, for each way a server can answer.</summary>
public sealed class ReflectorTests
{
    private readonly ScriptedClient _server = new();
    private readonly VirtualTime _time = new();
    private readonly List<string> _told = [];

    [Fact]
    public async Task The_first_list_takes_any_version_and_the_watch_goes_on_from_it()
    {
        _server.Page("10", null, Some.ConfigMap("a"), Some.ConfigMap("b"));

        await PlayAsync();

        Assert.Equal(["list 0 limit 500", "watch 10"], Asked);
        Assert.Equal(["init", "a@1", "b@1", "done"], _told);
    }

    [Fact]
    public async Task Pages_are_followed_by_their_token_and_end_with_one_done()
    {
        _server
            .Page("10", "token", Some.ConfigMap("a"))
            .Page("10", null, Some.ConfigMap("b"));

        await PlayAsync();

        Assert.Equal(["list 0 limit 500", "list continue token limit 500", "watch 10"], Asked);
        Assert.Equal(["init", "a@1", "b@1", "done"], _told);
    }

    [Fact]
    public async Task An_expired_page_token_starts_the_list_anew_in_one_answer_of_the_newest_state()
    {
        _server
            .Page("10", "token", Some.ConfigMap("a"))
            .Fail<ConfigMap>(Some.Gone)
            .Page("20", null, Some.ConfigMap("b"));

        await PlayAsync();

        Assert.Equal(["list 0 limit 500", "list continue token limit 500", "list newest", "watch 20"], Asked);
        Assert.Equal(["init", "a@1", "init", "b@1", "done"], _told);
        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task A_page_that_fails_is_asked_for_again_and_the_pages_before_it_are_kept()
    {
        _server
            .Page("10", "token", Some.ConfigMap("a"))
            .Fail<ConfigMap>(Some.Failure(500))
            .Page("10", null, Some.ConfigMap("b"));

        await PlayAsync();

        Assert.Equal(["list 0 limit 500", "list continue token limit 500", "list continue token limit 500", "watch 10"], Asked);
        Assert.Equal(["init", "a@1", "b@1", "done"], _told);
    }

    [Fact]
    public async Task A_watch_that_ends_resumes_from_the_last_event_without_a_list()
    {
        _server
            .Page<ConfigMap>("10", null)
            .Watch<ConfigMap>(Some.Added("a", "11"), Some.Modified("a", "12"), Some.Deleted("a", "13"));

        await PlayAsync();

        Assert.Equal(["list 0 limit 500", "watch 10", "watch 13"], Asked);
        Assert.Equal(["init", "done", "a@11", "a@12", "-a@13"], _told);
        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task A_watch_that_ends_resumes_from_the_last_bookmark()
    {
        _server
            .Page<ConfigMap>("10", null)
            .Watch<ConfigMap>(Some.Added("a", "11"), Some.Bookmark("50"));

        await PlayAsync();

        Assert.Equal("watch 50", Asked[^1]);
        Assert.Equal(["init", "done", "a@11"], _told);
    }

    [Fact]
    public async Task A_version_gone_when_the_watch_begins_is_answered_by_a_list_not_older_than_it()
    {
        _server
            .Page<ConfigMap>("10", null)
            .Watch<ConfigMap>(Some.Added("a", "11"))
            .Fail<ConfigMap>(Some.Gone)
            .Page("30", null, Some.ConfigMap("a", "30"));

        await PlayAsync();

        Assert.Equal(["list 0 limit 500", "watch 10", "watch 11", "list 11 limit 500", "watch 30"], Asked);
    }

    [Fact]
    public async Task A_version_gone_in_the_middle_of_a_watch_is_answered_by_a_list()
    {
        _server
            .Page<ConfigMap>("10", null)
            .Watch<ConfigMap>(Some.Added("a", "11"), Some.Gone)
            .Page("30", null, Some.ConfigMap("b", "30"));

        await PlayAsync();

        Assert.Equal(["list 0 limit 500", "watch 10", "list 11 limit 500", "watch 30"], Asked);
        Assert.Equal(["init", "done", "a@11", "init", "b@30", "done"], _told);
    }

    [Fact]
    public async Task A_second_gone_asks_for_the_newest_state()
    {
        _server
            .Page<ConfigMap>("10", null)
            .Fail<ConfigMap>(Some.Gone)
            .Fail<ConfigMap>(Some.Gone)
            .Page<ConfigMap>("30", null);

        await PlayAsync();

        Assert.Equal(["list 0 limit 500", "watch 10", "list 10 limit 500", "list newest limit 500", "watch 30"], Asked);
    }

    [Fact]
    public async Task A_version_too_large_for_a_restored_server_asks_for_the_newest_state()
    {
        _server
            .Page<ConfigMap>("1000", null)
            .Fail<ConfigMap>(Some.TooLarge)
            .Fail<ConfigMap>(Some.TooLarge)
            .Page<ConfigMap>("7", null);

        await PlayAsync();

        Assert.Equal(["list 0 limit 500", "watch 1000", "list 1000 limit 500", "list newest limit 500", "watch 7"], Asked);
    }

    [Fact]
    public async Task A_server_on_which_every_version_is_gone_is_asked_ever_more_slowly()
    {
        for (var i = 0; i < 5; i++)
            _server.Page<ConfigMap>("10", null).Fail<ConfigMap>(Some.Gone);

        await PlayAsync();

        AssertBackoff(_time.Waits, 0.8, 1.6, 3.2, 6.4, 12.8);
    }

    public static TheoryData<Exception> TransientFailures =>
    [
        Some.Failure(429, "TooManyRequests"),
        Some.Failure(500, "InternalError"),
        Some.Failure(503, "ServiceUnavailable"),
        Some.Failure(401, "Unauthorized"),
        Some.Failure(403, "Forbidden"),
        new HttpRequestException("Connection refused"),
        new IOException("The connection was reset"),
        new TimeoutException("No answer"),
    ];

    [Theory]
    [MemberData(nameof(TransientFailures))]
    public async Task A_passing_failure_of_a_watch_is_waited_out_and_resumed_without_a_list(Exception failure)
    {
        _server
            .Page<ConfigMap>("10", null)
            .Watch<ConfigMap>(Some.Added("a", "11"), failure)
            .Fail<ConfigMap>(failure)
            .Watch<ConfigMap>(Some.Added("b", "12"));

        await PlayAsync();

        Assert.Equal(["list 0 limit 500", "watch 10", "watch 11", "watch 11", "watch 12"], Asked);
        AssertBackoff(_time.Waits, 0.8, 1.6);
    }

    [Theory]
    [MemberData(nameof(TransientFailures))]
    public async Task A_passing_failure_of_the_first_list_is_waited_out(Exception failure)
    {
        _server.Fail<ConfigMap>(failure).Page<ConfigMap>("10", null);

        await PlayAsync();

        Assert.Equal(["list 0 limit 500", "list 0 limit 500", "watch 10"], Asked);
        AssertBackoff(_time.Waits, 0.8);
    }

    [Fact]
    public async Task A_missing_kind_is_asked_for_until_it_is_there()
    {
        _server.Fail<ConfigMap>(Some.Failure(404)).Fail<ConfigMap>(Some.Failure(404)).Page<ConfigMap>("10", null);

        await PlayAsync();

        Assert.Equal(4, Asked.Count);
        AssertBackoff(_time.Waits, 0.8, 1.6);
    }

    [Fact]
    public async Task A_watch_refused_as_it_is_is_replaced_by_a_list()
    {
        _server.Page<ConfigMap>("10", null).Fail<ConfigMap>(Some.Failure(400, "BadRequest")).Page<ConfigMap>("20", null);

        await PlayAsync();

        Assert.Equal(["list 0 limit 500", "watch 10", "list 10 limit 500", "watch 20"], Asked);
        AssertBackoff(_time.Waits, 0.8);
    }

    [Fact]
    public async Task A_server_that_says_how_long_to_wait_is_obeyed()
    {
        _server.Fail<ConfigMap>(Some.Failure(429, retryAfter: TimeSpan.FromSeconds(17))).Page<ConfigMap>("10", null);

        await PlayAsync();

        Assert.Equal(TimeSpan.FromSeconds(17), Assert.Single(_time.Waits));
    }

    [Fact]
    public async Task Waits_double_up_to_thirty_seconds_and_begin_again_after_two_calm_minutes()
    {
        for (var i = 0; i < 8; i++)
            _server.Fail<ConfigMap>(Some.Failure(500));
        _server
            .Page<ConfigMap>("10", null)
            .Watch<ConfigMap>((Action)(() => _time.Advance(TimeSpan.FromMinutes(3))), Some.Added("a", "11"), Some.Failure(500));

        await PlayAsync();

        AssertBackoff(_time.Waits, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 30, 30, 0.8);
    }

    [Fact]
    public async Task A_watch_that_ends_at_once_without_an_event_is_a_failure()
    {
        _server.Page<ConfigMap>("10", null).Watch<ConfigMap>().Watch<ConfigMap>();

        await PlayAsync();

        Assert.Equal(["list 0 limit 500", "watch 10", "watch 10", "watch 10"], Asked);
        AssertBackoff(_time.Waits, 0.8, 1.6);
    }

    [Fact]
    public async Task A_quiet_watch_that_ends_in_its_own_time_is_none()
    {
        _server.Page<ConfigMap>("10", null).Watch<ConfigMap>((Action)(() => _time.Advance(TimeSpan.FromMinutes(5))));

        await PlayAsync();

        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task Watches_are_asked_to_end_between_five_and_ten_minutes()
    {
        _server.Page<ConfigMap>("10", null);
        for (var i = 0; i < 50; i++)
            _server.Watch<ConfigMap>(Some.Bookmark("11"));

        await PlayAsync();

        var timeouts = _server.Requests.OfType<WatchOptions>().Select(watch => watch.Timeout).ToArray();
        Assert.All(timeouts, timeout => Assert.InRange(timeout, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10)));
        Assert.True(timeouts.Distinct().Count() > 10);
    }

    [Fact]
    public async Task The_scope_is_in_every_request()
    {
        _server.Page<ConfigMap>("10", null);

        await PlayAsync(scope: new() { Namespace = "shop", LabelSelector = "app=x", FieldSelector = "metadata.name=y" });

        var list = Assert.Single(_server.Requests.OfType<ListOptions>());
        Assert.Equal(("shop", "app=x", "metadata.name=y"), (list.Namespace, list.LabelSelector, list.FieldSelector));
        var watch = Assert.Single(_server.Requests.OfType<WatchOptions>());
        Assert.Equal(("shop", "app=x", "metadata.name=y"), (watch.Namespace, watch.LabelSelector, watch.FieldSelector));
    }

    [Fact]
    public async Task A_streamed_list_ends_with_its_bookmark_and_goes_on_as_the_watch()
    {
        _server.Watch<ConfigMap>(
            Some.Added("b", "9"), Some.Added("a", "3"), Some.Bookmark("10", endsInitialEvents: true), Some.Modified("a", "11"));

        await PlayAsync(streaming: true);

        Assert.Equal(["stream newest", "watch 11"], Asked);
        Assert.Equal(["init", "b@9", "a@3", "done", "a@11"], _told);
    }

    [Fact]
    public async Task A_streamed_list_broken_off_before_its_bookmark_begins_anew()
    {
        _server
            .Watch<ConfigMap>(Some.Added("a", "3"), new IOException("reset"))
            .Watch<ConfigMap>(Some.Added("b", "9"), Some.Bookmark("10", endsInitialEvents: true));

        await PlayAsync(streaming: true);

        Assert.Equal(["stream newest", "stream newest", "watch 10"], Asked);
        Assert.Equal(["init", "a@3", "init", "b@9", "done"], _told);
    }

    [Fact]
    public async Task A_server_that_refuses_to_stream_is_asked_for_a_list()
    {
        _server.Fail<ConfigMap>(Some.Failure(422, "Invalid")).Page<ConfigMap>("10", null);

        await PlayAsync(streaming: true);

        Assert.Equal(["stream newest", "list 0 limit 500", "watch 10"], Asked);
        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task A_server_that_takes_no_notice_of_the_wish_to_stream_is_asked_for_a_list()
    {
        _server.Watch<ConfigMap>(Some.Added("a", "3"), Some.Bookmark("10")).Page("20", null, Some.ConfigMap("b"));

        await PlayAsync(streaming: true);

        Assert.Equal(["stream newest", "list 0 limit 500", "watch 20"], Asked);
        Assert.Equal(["init", "a@3", "init", "b@1", "done"], _told);
    }

    [Fact]
    public async Task A_version_gone_after_a_streamed_list_is_answered_by_a_stream()
    {
        _server
            .Watch<ConfigMap>(Some.Bookmark("10", endsInitialEvents: true), Some.Gone)
            .Watch<ConfigMap>(Some.Bookmark("20", endsInitialEvents: true));

        await PlayAsync(streaming: true);

        Assert.Equal(["stream newest", "stream 10", "watch 20"], Asked);
    }

    private IReadOnlyList<string> Asked => [.. _server.Requests.Select(request => request switch
    {
        ListOptions list => "list"
            + (list.Continue is null ? $" {Version(list.ResourceVersion)}" : $" continue {list.Continue}{list.ResourceVersion}")
            + (list.Limit is { } limit ? $" limit {limit}" : ""),
        WatchOptions { SendInitialEvents: true } stream => $"stream {Version(stream.ResourceVersion)}",
        WatchOptions watch => $"watch {Version(watch.ResourceVersion)}",
        _ => throw new InvalidOperationException(),
    })];

    private static string Version(string? version) => string.IsNullOrEmpty(version) ? "newest" : version;

    // Each wait is stretched by up to its own length.
    private static void AssertBackoff(IEnumerable<TimeSpan> waits, params double[] seconds)
    {
        Assert.Equal(seconds.Length, waits.Count());
        Assert.All(waits.Zip(seconds), pair => Assert.InRange(pair.First.TotalSeconds, pair.Second, pair.Second * 2));
    }

    private async Task PlayAsync(bool streaming = false, InformerScope? scope = null)
    {
        using var cancel = new CancellationTokenSource();
        var reflector = new Reflector<ConfigMap>(
            _server, scope ?? InformerScope.All, Tell, new(1), _time, new Random(1), NullLogger.Instance, streaming);
        var running = reflector.RunAsync(cancel.Token);
        await _server.Exhausted;
        await cancel.CancelAsync();
        await running;
    }

    private void Tell(ReflectorEvent<ConfigMap> change) => _told.Add(change switch
    {
        ReflectorEvent<ConfigMap>.Init => "init",
        ReflectorEvent<ConfigMap>.InitApply(var entity) => $"{entity.Metadata.Name}@{entity.Metadata.ResourceVersion}",
        ReflectorEvent<ConfigMap>.InitDone => "done",
        ReflectorEvent<ConfigMap>.Apply(var entity) => $"{entity.Metadata.Name}@{entity.Metadata.ResourceVersion}",
        ReflectorEvent<ConfigMap>.Delete(var entity) => $"-{entity.Metadata.Name}@{entity.Metadata.ResourceVersion}",
        _ => throw new InvalidOperationException(),
    });
}
