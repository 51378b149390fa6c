using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Tests.Runtime;

/// <summary>
/// Plays the API server's side of list and watch from a script per kind, and records what was asked. A request beyond the
/// script waits for ever and completes <see cref="Exhausted"/>.
/// </summary>
internal sealed class ScriptedClient : IKubernetesClient
{
    private readonly ConcurrentDictionary<Type, ConcurrentQueue<object>> _scripts = [];
    private readonly TaskCompletionSource _exhausted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary><see cref="ListOptions"/> and <see cref="WatchOptions"/>, in the order they came.</summary>
    public ConcurrentQueue<object> Requests { get; } = [];

    public Task Exhausted => _exhausted.Task;

    public ScriptedClient Page<T>(string version, string? @continue, params T[] items)
        where T : class, IKubernetesObject
        => Then<T>(new KubernetesList<T>(new() { ResourceVersion = version, Continue = @continue }, items));

    /// <summary>A watch that sends events, throws exceptions, lets time pass (by an action) or ends where the steps end.</summary>
    public ScriptedClient Watch<T>(params object[] steps)
        where T : class, IKubernetesObject
        => Then<T>(steps);

    /// <summary>A watch that sends what is written to the channel.</summary>
    public ScriptedClient Watch<T>(System.Threading.Channels.Channel<WatchEvent<T>> live)
        where T : class, IKubernetesObject
        => Then<T>(live);

    /// <summary>The next request, whichever it is, fails.</summary>
    public ScriptedClient Fail<T>(Exception failure)
        where T : class, IKubernetesObject
        => Then<T>(failure);

    public async Task<KubernetesList<T>> ListPageAsync<T>(ListOptions options, CancellationToken cancellationToken)
        where T : class, IKubernetesObject
    {
        Requests.Enqueue(options);
        return await NextAsync<T>(cancellationToken) switch
        {
            Exception failure => throw failure,
            KubernetesList<T> page => page,
            var other => throw new InvalidOperationException($"A list was asked for where the script has {other}."),
        };
    }

    public async IAsyncEnumerable<WatchEvent<T>> WatchAsync<T>(
        WatchOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class, IKubernetesObject
    {
        Requests.Enqueue(options);
        switch (await NextAsync<T>(cancellationToken))
        {
            case Exception failure:
                throw failure;
            case System.Threading.Channels.Channel<WatchEvent<T>> live:
                await foreach (var change in live.Reader.ReadAllAsync(cancellationToken))
                    yield return change;
                break;
            case object[] steps:
                foreach (var step in steps)
                {
                    if (step is Exception failure)
                        throw failure;
                    if (step is Action passTime)
                        passTime();
                    else
                        yield return (WatchEvent<T>)step;
                }

                break;
            case var other:
                throw new InvalidOperationException($"A watch was asked for where the script has {other}.");
        }
    }

    public Task<T?> GetAsync<T>(string name, string? @namespace, CancellationToken cancellationToken)
        where T : class, IKubernetesObject => throw new NotSupportedException();

    public Task<T> CreateAsync<T>(T entity, CancellationToken cancellationToken)
        where T : class, IKubernetesObject => throw new NotSupportedException();

    public Task<T> UpdateAsync<T>(T entity, CancellationToken cancellationToken)
        where T : class, IKubernetesObject => throw new NotSupportedException();

    public Task<T> PatchAsync<T>(string name, string? @namespace, Patch patch, CancellationToken cancellationToken)
        where T : class, IKubernetesObject => throw new NotSupportedException();

    public Task<bool> DeleteAsync<T>(string name, string? @namespace, DeleteOptions options, CancellationToken cancellationToken)
        where T : class, IKubernetesObject => throw new NotSupportedException();

    private ConcurrentQueue<object> Script<T>() => _scripts.GetOrAdd(typeof(T), static _ => []);

    private ScriptedClient Then<T>(object answer)
    {
        Script<T>().Enqueue(answer);
        return this;
    }

    private async Task<object> NextAsync<T>(CancellationToken cancellationToken)
    {
        if (Script<T>().TryDequeue(out var answer))
            return answer;
        _exhausted.TrySetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("An infinite delay ended.");
    }
}
