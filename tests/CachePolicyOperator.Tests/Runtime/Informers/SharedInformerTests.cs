using System.Threading.Channels;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Runtime.Informers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Runtime.Informers;

public sealed class SharedInformerTests : IAsyncLifetime, IDisposable
{
    private readonly ScriptedClient _server = new();
    private readonly Channel<WatchEvent<ConfigMap>> _live = Channel.CreateUnbounded<WatchEvent<ConfigMap>>();
    private readonly CancellationTokenSource _stop = new();
    private readonly InformerSet _set;
    private readonly SharedInformer<ConfigMap> _informer;
    private Task _running = Task.CompletedTask;

    public SharedInformerTests()
    {
        _set = new(_server, new FakeTimeProvider(), new Random(1), NullLogger.Instance);
        _informer = _set.Get<ConfigMap>(InformerScope.All);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public void Dispose() => _stop.Dispose();

    [Fact]
    public void One_kind_and_scope_has_one_informer()
    {
        Assert.Same(_informer, _set.Get<ConfigMap>(new()));
        Assert.NotSame(_informer, _set.Get<ConfigMap>(new() { Namespace = "shop" }));
        Assert.NotSame(_informer, _set.Get<ConfigMap>(new() { LabelSelector = "app=x" }));
    }

    [Fact]
    public async Task All_handlers_share_one_stream()
    {
        var first = new Recorder(_informer);
        var second = new Recorder(_informer);
        Start(Some.ConfigMap("a"));

        Assert.Equal("Added a@1 initial", await first.NextAsync());
        Assert.Equal("Added a@1 initial", await second.NextAsync());
        await _live.Writer.WriteAsync(Some.Modified("a", "2"));
        Assert.Equal("Updated a@2", await first.NextAsync());
        Assert.Equal("Updated a@2", await second.NextAsync());
        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public async Task A_late_handler_sees_what_is_there_as_additions_and_then_what_comes()
    {
        Start(Some.ConfigMap("a"));
        await _set.WaitForSyncAsync();

        var late = new Recorder(_informer);
        await late.Synced;
        await _live.Writer.WriteAsync(Some.Deleted("a", "2"));

        Assert.Equal("Added a@1 initial", await late.NextAsync());
        Assert.Equal("Deleted a@2", await late.NextAsync());
    }

    [Fact]
    public async Task A_handler_of_changes_sees_nothing_of_what_is_there_however_late_it_comes()
    {
        var early = new Recorder(_informer, changesOnly: true);
        Start(Some.ConfigMap("a"));
        await early.Synced;
        var late = new Recorder(_informer, changesOnly: true);
        await late.Synced;
        await _live.Writer.WriteAsync(Some.Modified("a", "2"));

        Assert.Equal("Updated a@2", await early.NextAsync());
        Assert.Equal("Updated a@2", await late.NextAsync());
    }

    [Fact]
    public async Task A_handler_has_synced_when_it_has_been_through_the_initial_objects()
    {
        using var gate = new SemaphoreSlim(0);
        var synced = _informer.Subscribe(_ => gate.Wait());
        Start(Some.ConfigMap("a"), Some.ConfigMap("b"));
        await _set.WaitForSyncAsync();
        gate.Release();
        Assert.False(synced.IsCompleted);

        gate.Release();
        await synced;
    }

    [Fact]
    public async Task A_slow_handler_holds_up_neither_the_store_nor_the_others()
    {
        using var gate = new SemaphoreSlim(0);
        _ = _informer.Subscribe(_ => gate.Wait());
        var quick = new Recorder(_informer);
        Start(Some.ConfigMap("a"));
        await _live.Writer.WriteAsync(Some.Added("b", "2"));

        Assert.Equal("Added a@1 initial", await quick.NextAsync());
        Assert.Equal("Added b@2", await quick.NextAsync());
        Assert.NotNull(_informer.Store.Get(Some.Key("b")));
        gate.Release(2);
    }

    [Fact]
    public async Task A_handler_that_fails_on_an_event_gets_the_next_one()
    {
        var seen = Channel.CreateUnbounded<string>();
        _ = _informer.Subscribe(change =>
        {
            if (change.Entity.Metadata.Name == "poison")
                throw new InvalidOperationException("poison");
            seen.Writer.TryWrite(change.Entity.Metadata.Name!);
        });
        Start();
        await _live.Writer.WriteAsync(Some.Added("poison", "1"));
        await _live.Writer.WriteAsync(Some.Added("good", "2"));

        Assert.Equal("good", await seen.Reader.ReadAsync());
    }

    [Fact]
    public async Task A_handler_reads_from_the_store_what_it_is_told()
    {
        var found = Channel.CreateUnbounded<bool>();
        _ = _informer.Subscribe(change => found.Writer.TryWrite(
            _informer.Store.Get(Some.Key(change.Entity.Metadata.Name!)) is not null == (change.Type != InformerEventType.Deleted)));
        Start(Some.ConfigMap("a"));

        Assert.True(await found.Reader.ReadAsync());
        await _live.Writer.WriteAsync(Some.Deleted("a", "2"));
        Assert.True(await found.Reader.ReadAsync());
    }

    [Fact]
    public async Task First_lists_are_asked_for_in_the_order_in_which_the_informers_were()
    {
        Ask<StatefulSet>("first");
        Ask<DaemonSet>("second");
        Ask<Deployment>("third");
        Ask<Pod>("fourth");

        Start();
        await _set.WaitForSyncAsync();

        Assert.Equal([null, "first", "second", "third", "fourth"], _server.Requests.OfType<ListOptions>().Select(list => list.Namespace));
    }

    [Fact]
    public async Task Informers_without_a_list_are_named()
    {
        _set.Get<Deployment>(new() { Namespace = "shop" });
        Start();
        await ((ISharedInformer)_informer).Synced;

        Assert.Equal(["deployments (shop)"], _set.Unsynced);
        Assert.True(_informer.HasSynced);
    }

    [Fact]
    public void An_informer_cannot_be_added_after_the_start()
    {
        Start();

        Assert.Throws<InvalidOperationException>(() => _set.Get<Pod>(InformerScope.All));
    }

    private void Start(params ConfigMap[] maps)
    {
        _server.Page("1", null, maps).Watch(_live);
        _running = _set.RunAsync(_stop.Token);
    }

    private void Ask<T>(string @namespace)
        where T : class, IKubernetesObject
    {
        _set.Get<T>(new() { Namespace = @namespace });
        _server.Page<T>("1", null);
    }

    private sealed class Recorder
    {
        private readonly Channel<string> _events = Channel.CreateUnbounded<string>();

        public Recorder(SharedInformer<ConfigMap> informer, bool changesOnly = false) =>
            Synced = changesOnly ? informer.SubscribeToChanges(Record) : informer.Subscribe(Record);

        public Task Synced { get; }

        private void Record(InformerEvent<ConfigMap> change) => _events.Writer.TryWrite(
            $"{change.Type} {change.Entity.Metadata.Name}@{change.Entity.Metadata.ResourceVersion}{(change.IsInitial ? " initial" : "")}");

        public async Task<string> NextAsync() => await _events.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
    }
}
