using System.Collections.Concurrent;

namespace CachePolicyOperator.Tests.Runtime;

/// <summary>Runs the continuations of a loop on the test's own thread and only when asked, so that a fake clock never outruns it.</summary>
internal sealed class Turns : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _due = new();

    public override void Post(SendOrPostCallback d, object? state) => _due.Enqueue((d, state));

    public T Start<T>(Func<T> start)
    {
        var previous = Current;
        SetSynchronizationContext(this);
        try
        {
            return start();
        }
        finally
        {
            SetSynchronizationContext(previous);
        }
    }

    /// <summary>Runs what is due, and what becomes due by that.</summary>
    public void RunAll() => Start(() =>
    {
        while (_due.TryDequeue(out var turn))
            turn.Callback(turn.State);
        return true;
    });

    /// <summary>Waits for a task that depends on work elsewhere as well as on this thread.</summary>
    public async Task FinishAsync(Task task)
    {
        await UntilAsync(() => task.IsCompleted);
        await task;
    }

    public async Task UntilAsync(Func<bool> reached)
    {
        for (RunAll(); !reached(); RunAll())
            await Task.Delay(1);
    }
}
