using System.Collections.Concurrent;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Load.Clusters;

/// <summary>Notes when the workloads of a namespace are seen to mount a revision for the first time.</summary>
internal sealed class SwitchWatch : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _switched = new();
    private readonly ConcurrentQueue<long> _moments = new();
    private readonly TimeProvider _time;
    private readonly Task _following;

    private SwitchWatch(IKubernetesClient client, string @namespace, string version, TimeProvider time)
    {
        _time = time;
        _following = FollowAsync(client, @namespace, version);
    }

    /// <summary>Timestamps of all switches, in order.</summary>
    public IReadOnlyList<long> Moments => [.. _moments];

    public static async Task<SwitchWatch> StartAsync(IKubernetesClient client, string @namespace, TimeProvider time, CancellationToken cancellationToken)
    {
        var page = await client.ListPageAsync<Deployment>(new() { Namespace = @namespace, Limit = 1 }, cancellationToken);
        return new(client, @namespace, page.Metadata.ResourceVersion ?? "", time);
    }

    /// <summary>The timestamp at which this workload was seen to be switched.</summary>
    public async Task<long> SwitchedAsync(string name, TimeSpan patience, CancellationToken cancellationToken)
    {
        var switched = Of(name).Task;
        if (await Task.WhenAny(switched, _following).WaitAsync(patience, _time, cancellationToken) == _following)
            await _following;
        return await switched;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task FollowAsync(IKubernetesClient client, string @namespace, string version)
    {
        var options = new WatchOptions { Namespace = @namespace, ResourceVersion = version, Timeout = TimeSpan.FromHours(1) };
        await foreach (var change in client.WatchAsync<Deployment>(options, _stop.Token))
        {
            if (change.Type == WatchEventType.Bookmark || change.Entity.Spec?.Template?.Metadata?.Annotations?.ContainsKey(Marks.Revision) != true)
                continue;
            var now = _time.GetTimestamp();
            if (Of(change.Entity.Metadata.Name ?? "").TrySetResult(now))
                _moments.Enqueue(now);
        }

        throw new IOException("the watch of the workloads ended");
    }

    private TaskCompletionSource<long> Of(string name) => _switched.GetOrAdd(name, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
