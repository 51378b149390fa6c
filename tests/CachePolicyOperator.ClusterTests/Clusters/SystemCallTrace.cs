using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>What a running process asks of the kernel as to processes, the network and files, by Debian's strace.</summary>
internal sealed partial class SystemCallTrace : IAsyncDisposable
{
    private const int SigInt = 2;

    private readonly Process _strace;
    private readonly string _file;

    private SystemCallTrace(Process strace, string file)
    {
        _strace = strace;
        _file = file;
    }

    /// <summary>Completes when every thread is traced.</summary>
    public static async Task<SystemCallTrace> AttachAsync(int process)
    {
        var file = Path.GetTempFileName();
        var start = new ProcessStartInfo("strace", ["-f", "-s", "256", "-e", "trace=%process,%network,%file", "-o", file, "-p", $"{process}"]) { RedirectStandardError = true };
        var strace = Process.Start(start) ?? throw new InvalidOperationException("strace did not start");

        // It says "Process N attached", with the number of threads, once it holds them all.
        var said = await strace.StandardError.ReadLineAsync();
        return said?.Contains("attached", StringComparison.Ordinal) == true
            ? new(strace, file)
            : throw new InvalidOperationException($"strace did not attach: {said}");
    }

    /// <summary>Lets the process go, and returns its calls in order, without the half of an interrupted one that says nothing.</summary>
    public async Task<IReadOnlyList<SystemCall>> DetachAsync()
    {
        Signals.Send(_strace.Id, SigInt);
        await _strace.StandardError.ReadToEndAsync();
        await _strace.WaitForExitAsync();
        return [.. (await File.ReadAllLinesAsync(_file)).Select(Read).OfType<SystemCall>()];
    }

    public async ValueTask DisposeAsync()
    {
        if (!_strace.HasExited)
            await DetachAsync();
        _strace.Dispose();
        File.Delete(_file);
    }

    internal static SystemCall? Read(string line) =>
        Call().Match(line) is { Success: true } match ? new(match.Groups["name"].Value, match.Groups["arguments"].Value) : null;

    [GeneratedRegex(@"^\d+ +(?<name>[a-z0-9_]+)\((?<arguments>.*)$")]
    private static partial Regex Call();
}
