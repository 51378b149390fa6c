using System.Collections.Concurrent;
using System.Threading.Channels;
using CachePolicyOperator.Abstractions.Controllers;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Tests.Runtime.Controllers;

/// <summary>Answers calls from a script, then with success, and tells which calls came.</summary>
internal sealed class ScriptedController<T> : IEntityController<T>
    where T : class, IKubernetesObject
{
    private readonly ConcurrentQueue<Func<CancellationToken, Task<ReconciliationResult>>> _answers = [];
    private readonly Channel<string> _calls = Channel.CreateUnbounded<string>();

    public ScriptedController<T> Answer(ReconciliationResult result) => Answer(_ => Task.FromResult(result));

    public ScriptedController<T> Throw(Exception failure) => Answer(_ => throw failure);

    public ScriptedController<T> Answer(Func<CancellationToken, Task<ReconciliationResult>> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    public bool HasCalls => _calls.Reader.TryPeek(out _);

    /// <summary>The next call, as in <c>reconcile name@version</c>.</summary>
    public async Task<string> NextAsync() => await _calls.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public Task<ReconciliationResult> ReconcileAsync(T entity, CancellationToken cancellationToken) =>
        CallAsync("reconcile", entity, cancellationToken);

    public Task<ReconciliationResult> DeletedAsync(T entity, CancellationToken cancellationToken) =>
        CallAsync("deleted", entity, cancellationToken);

    private Task<ReconciliationResult> CallAsync(string call, T entity, CancellationToken cancellationToken)
    {
        var answered = _answers.TryDequeue(out var answer);
        _calls.Writer.TryWrite($"{call} {entity.Metadata.Name}@{entity.Metadata.ResourceVersion}");
        return answered ? answer!(cancellationToken) : Task.FromResult(ReconciliationResult.Success);
    }
}
