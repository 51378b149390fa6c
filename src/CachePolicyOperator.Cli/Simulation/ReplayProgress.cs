using System.Globalization;

namespace CachePolicyOperator.Cli.Simulation;

/// <summary>How far a replay is, on one line of standard error that is written over; nothing where nobody watches.</summary>
internal sealed class ReplayProgress(IReadOnlyList<LogSource> sources, Terminal terminal)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly long _started = terminal.Time.GetTimestamp();
    private long _shown = terminal.Time.GetTimestamp();
    private bool _isShown;

    public void Show(long count)
    {
        if (!terminal.Watched || terminal.Time.GetElapsedTime(_shown) < Pause)
            return;
        _shown = terminal.Time.GetTimestamp();
        _isShown = true;
        var rate = count / Math.Max(0.001, terminal.Time.GetElapsedTime(_started).TotalSeconds);
        var share = sources.All(source => source.Progress is not null) ? $" ({sources.Average(source => source.Progress!.Value).ToString("P0", CultureInfo.InvariantCulture)})" : "";
        terminal.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r\e[K{count:N0} requests{share}, {rate:N0} a second"));
    }

    public void Clear()
    {
        if (_isShown)
            terminal.Error.Write("\r\e[K");
    }
}
