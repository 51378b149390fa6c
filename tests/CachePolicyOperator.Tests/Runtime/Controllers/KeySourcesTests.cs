using System.Threading.Channels;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Runtime.Controllers;
using CachePolicyOperator.Runtime.Controllers.Predicates;
using CachePolicyOperator.Runtime.Informers;
using Microsoft.Extensions.Logging.Abstractions;

namespace CachePolicyOperator.Tests.Runtime.Controllers;

public sealed class KeySourcesTests : IAsyncLifetime, IDisposable
{
    private readonly ScriptedClient _server = new();
    private readonly Channel<WatchEvent<ConfigMap>> _maps = Channel.CreateUnbounded<WatchEvent<ConfigMap>>();
    private readonly Channel<string> _keys = Channel.CreateUnbounded<string>();
    private readonly Store<Deployment> _owners = new(_ => { });
    private readonly CancellationTokenSource _stop = new();
    private readonly InformerSet _informers;
    private Task _synced = Task.CompletedTask;
    private Task _running = Task.CompletedTask;

    public KeySourcesTests() => _informers = new(_server, TimeProvider.System, new Random(1), NullLogger.Instance);

    private SharedInformer<ConfigMap> Maps => _informers.Get<ConfigMap>(InformerScope.All);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task Initial_objects_go_to_the_low_lane_and_changes_to_the_normal_one()
    {
        Start(KeySources.Entities(Maps, null, new()), Some.ConfigMap("a"));
        Assert.Equal("a Low", await NextAsync());

        Send(Some.Modified("a", "2"), Some.Added("b", "3"));
        Assert.Equal(["a Normal", "b Normal"], [await NextAsync(), await NextAsync()]);
    }

    [Fact]
    public async Task A_deletion_leaves_the_last_state_behind_and_passes_every_predicate()
    {
        var tombstones = new Tombstones<ConfigMap>();
        Start(KeySources.Entities(Maps, new Changed<ConfigMap>((_, _) => false), tombstones), Some.ConfigMap("a"));
        Assert.Equal("a Low", await NextAsync());

        Send(Some.Modified("a", "2"), Some.Deleted("a", "3"));

        Assert.Equal("a Normal", await NextAsync());
        Assert.Equal("3", tombstones.Get(Some.Key("a"))!.Metadata.ResourceVersion);
        Assert.False(_keys.Reader.TryPeek(out _));
    }

    [Fact]
    public async Task What_is_there_at_the_start_is_not_mapped()
    {
        Start(KeySources.Mapped(Maps, null, map => [Some.Key($"by-{map.Metadata.Name}")]), Some.ConfigMap("a"));
        await _synced;
        Assert.False(_keys.Reader.TryPeek(out _));

        Send(Some.Modified("a", "2"));
        Assert.Equal("by-a Normal", await NextAsync());
    }

    [Fact]
    public async Task An_owned_object_stands_for_its_controller_owner()
    {
        Own(Some.Deployment("web", uid: "u1"));
        Start(KeySources.Owners(Maps, null, _owners));

        Send(
            OwnedBy("mine", "apps/v1", "Deployment", "web", "u1"),
            OwnedBy("other-group", "extensions/v1", "Deployment", "by-other-group", "u1"),
            OwnedBy("other-kind", "apps/v1", "StatefulSet", "by-other-kind", "u1"),
            OwnedBy("not-controlled", "apps/v1", "Deployment", "by-no-controller", "u1", controller: false),
            Some.Added("nobodys", "1"),
            OwnedBy("other-version", "apps/v1beta2", "Deployment", "by-other-version", "u9"));

        Assert.Equal(["web Normal", "by-other-version Normal"], [await NextAsync(), await NextAsync()]);
    }

    [Fact]
    public async Task An_object_of_an_owner_that_was_created_again_does_not_stand_for_the_new_one()
    {
        Own(Some.Deployment("web", uid: "new"));
        Start(KeySources.Owners(Maps, null, _owners));

        Send(OwnedBy("map", "apps/v1", "Deployment", "web", "old"), OwnedBy("later", "apps/v1", "Deployment", "other", "u1"));

        Assert.Equal("other Normal", await NextAsync());
    }

    [Fact]
    public async Task An_update_stands_for_what_the_object_pointed_to_and_for_what_it_points_to()
    {
        Start(KeySources.Mapped(Maps, null, map => [Some.Key(map.Metadata.Labels!["app"])]), PointingTo("one", "1"));

        Send(new WatchEvent<ConfigMap>(WatchEventType.Modified, PointingTo("two", "2")));

        Assert.Equal(["two Normal", "one Normal"], [await NextAsync(), await NextAsync()]);
    }

    private static ConfigMap PointingTo(string app, string version)
    {
        var map = Some.ConfigMap("map", version);
        return map with { Metadata = map.Metadata with { Labels = new Dictionary<string, string> { ["app"] = app } } };
    }

    private static WatchEvent<ConfigMap> OwnedBy(string name, string apiVersion, string kind, string owner, string uid, bool controller = true)
    {
        var map = Some.ConfigMap(name);
        var reference = new OwnerReference { ApiVersion = apiVersion, Kind = kind, Name = owner, Uid = uid, Controller = controller };
        return new(WatchEventType.Added, map with { Metadata = map.Metadata with { OwnerReferences = [reference] } });
    }

    private void Own(Deployment deployment)
    {
        _owners.Handle(ReflectorEvent<Deployment>.Begin);
        _owners.Handle(new ReflectorEvent<Deployment>.InitApply(deployment));
        _owners.Handle(ReflectorEvent<Deployment>.End);
    }

    private void Start(KeySource source, params ConfigMap[] maps)
    {
        _server.Page("1", null, maps).Watch(_maps);
        _synced = source((key, priority) => _keys.Writer.TryWrite($"{key.Name} {priority}"));
        _running = _informers.RunAsync(_stop.Token);
    }

    private void Send(params WatchEvent<ConfigMap>[] changes)
    {
        foreach (var change in changes)
            _maps.Writer.TryWrite(change);
    }

    private async Task<string> NextAsync() => await _keys.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
}
