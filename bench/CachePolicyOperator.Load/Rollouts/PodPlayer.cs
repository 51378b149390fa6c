using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Load.Clusters;

namespace CachePolicyOperator.Load.Rollouts;

/// <summary>Plays the kubelet: each pending pod is running and ready at once, with an address at which <see cref="ProxyPlayer"/> answers.</summary>
/// <remarks>Its pods are bound to no node, so the API server deletes them at once when it is asked to.</remarks>
internal sealed class PodPlayer : IAsyncDisposable
{
    private const string User = "cachepolicy-load";
    private const int Workers = 8;

    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<Pod> _pending = Channel.CreateUnbounded<Pod>();
    private readonly ConcurrentDictionary<IPAddress, PlayedPod> _pods = new();
    private readonly ConcurrentDictionary<string, Task<string>> _generations = new();
    private readonly IKubernetesClient _client;
    private readonly Task _working;
    private int _started;

    private PodPlayer(IKubernetesClient client, string @namespace, string version)
    {
        _client = client;
        _working = Task.WhenAll([FollowAsync(@namespace, version), .. Enumerable.Range(0, Workers).Select(_ => WorkAsync(@namespace))]);
    }

    /// <summary>How many pods were reported ready so far.</summary>
    public int Started => Volatile.Read(ref _started);

    public static async Task<PodPlayer> StartAsync(IKubernetesClient client, string @namespace, CancellationToken cancellationToken)
    {
        var page = await client.ListPageAsync<Pod>(new() { Namespace = @namespace, Limit = 1 }, cancellationToken);
        return new(client, @namespace, page.Metadata.ResourceVersion ?? "");
    }

    /// <summary>The pod with this address, or null.</summary>
    public PlayedPod? Find(IPAddress address) => _pods.GetValueOrDefault(address);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task FollowAsync(string @namespace, string version)
    {
        var options = new WatchOptions { Namespace = @namespace, ResourceVersion = version, Timeout = TimeSpan.FromHours(1) };
        await foreach (var change in _client.WatchAsync<Pod>(options, _stop.Token))
        {
            if (change.Type == WatchEventType.Added)
                await _pending.Writer.WriteAsync(change.Entity, _stop.Token);
        }

        throw new IOException("the watch of the pods ended");
    }

    private async Task WorkAsync(string @namespace)
    {
        await foreach (var pod in _pending.Reader.ReadAllAsync(_stop.Token))
        {
            var address = PlayedPod.AddressOf(Interlocked.Increment(ref _started));
            if (pod.Spec?.Volumes?.FirstOrDefault(volume => volume.Name == Marks.Volume)?.ConfigMap?.Name is { } configMap)
                _pods[address] = new(address, Name(pod), pod.Metadata.Annotations![Marks.Revision], await GenerationAsync(@namespace, configMap));
            await ReportAsync(pod, address);
        }
    }

    /// <summary>Workloads are named as their policies.</summary>
    private static string Name(Pod pod) => pod.Metadata.Labels![Manifests.NameLabel];

    private Task<string> GenerationAsync(string @namespace, string configMap) => _generations.GetOrAdd(configMap, async name =>
        (await _client.GetAsync<ConfigMap>(name, @namespace, _stop.Token))?.Metadata.Annotations?[Marks.CacheGeneration] ?? throw new InvalidOperationException($"there is no ConfigMap {name}"));

    private async Task ReportAsync(Pod pod, IPAddress address)
    {
        string[] conditions = ["PodScheduled", "Initialized", "ContainersReady", "Ready"];
        var status = new JsonObject
        {
            ["status"] = new JsonObject
            {
                ["phase"] = "Running",
                ["podIP"] = $"{address}",
                ["conditions"] = new JsonArray([.. conditions.Select(type => new JsonObject { ["type"] = type, ["status"] = "True" })]),
            },
        };
        try
        {
            await _client.PatchAsync<Pod>(pod.Metadata.Name!, pod.Metadata.Namespace, new Patch.Merge(Encoding.UTF8.GetBytes(status.ToJsonString()), User) { Subresource = "status" }, _stop.Token);
        }
        catch (KubernetesApiException e) when (e.IsNotFound)
        {
            // The next change took it away already.
        }
    }
}
