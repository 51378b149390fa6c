using System.Collections.Concurrent;
using System.Diagnostics;

namespace CachePolicyOperator.Load.Processes;

/// <summary>A running operator. Disposing it stops it in order, so that its lease is free for the next one.</summary>
internal sealed class OperatorProcess : IAsyncDisposable
{
    private const string Synced = "First lists complete";
    private const string Working = "Controller cachepolicies";
    private const string Certified = "Serving a certificate";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly TimeProvider _time;
    private readonly long _begun;
    private readonly ConcurrentQueue<string> _log = new();
    private readonly TaskCompletionSource<TimeSpan> _synced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<TimeSpan> _working = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<TimeSpan> _certified = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public OperatorProcess(Process process, TimeProvider time)
    {
        _process = process;
        _time = time;
        _begun = time.GetTimestamp();
        Meter = new(process.Id, time);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    public ProcessMeter Meter { get; }

    /// <summary>Used so far on all cores, by threads that have ended too.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Time since the process was started.</summary>
    public TimeSpan Age => _time.GetElapsedTime(_begun);

    /// <summary>The age at which the first lists were complete.</summary>
    public Task<TimeSpan> SyncedAsync(CancellationToken cancellationToken) => PatientlyAsync(_synced.Task, cancellationToken);

    /// <summary>The age at which the controller, elected, began to work.</summary>
    public Task<TimeSpan> WorkingAsync(CancellationToken cancellationToken) => PatientlyAsync(_working.Task, cancellationToken);

    /// <summary>The age at which the webhook had a certificate.</summary>
    public Task<TimeSpan> CertifiedAsync(CancellationToken cancellationToken) => PatientlyAsync(_certified.Task, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
                await kill.WaitForExitAsync();
            using var patience = new CancellationTokenSource(Patience, _time);
            await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_process.HasExited)
                _process.Kill();
        }

        _process.Dispose();
    }

    private async Task<TimeSpan> PatientlyAsync(Task<TimeSpan> awaited, CancellationToken cancellationToken)
    {
        try
        {
            return await awaited.WaitAsync(Patience, _time, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The operator did not get that far in {Patience}. It said:{Environment.NewLine}{string.Join(Environment.NewLine, _log)}");
        }
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        if (line.Contains(Synced, StringComparison.Ordinal))
            _synced.TrySetResult(Age);
        else if (line.Contains(Working, StringComparison.Ordinal))
            _working.TrySetResult(Age);
        else if (line.Contains(Certified, StringComparison.Ordinal))
            _certified.TrySetResult(Age);
        if (_log.Count < 100)
            _log.Enqueue(line);
    }
}
