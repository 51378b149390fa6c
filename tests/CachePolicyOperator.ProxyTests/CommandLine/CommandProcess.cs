using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CachePolicyOperator.ProxyTests.CommandLine;

/// <summary>The command line as a process of its own.</summary>
internal sealed partial class CommandProcess : IAsyncDisposable
{
    public const int Interrupt = 2;
    public const int Terminate = 15;

    /// <summary>A program that does not end fails its test, and does not hold up all others.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _out = new();
    private readonly ConcurrentQueue<string> _error = new();

    private CommandProcess(IEnumerable<string> arguments, string? path)
    {
        var start = new ProcessStartInfo("dotnet", [System.IO.Path.Combine(AppContext.BaseDirectory, "cachepolicy.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (path is not null)
            start.Environment["PATH"] = path + ":" + start.Environment["PATH"];
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Add(_out, line.Data);
        _process.ErrorDataReceived += (_, line) => Add(_error, line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Out => string.Join('\n', _out);

    public string Error => string.Join('\n', _error);

    public bool HasExited => _process.HasExited;

    public static CommandProcess Start(params IEnumerable<string> arguments) => new(arguments, null);

    public static async Task<(int Code, string Out, string Error)> RunAsync(params IEnumerable<string> arguments)
    {
        await using var command = Start(arguments);
        var code = await command.EndAsync();
        return (code, command.Out, command.Error);
    }

    public void Signal(int signal) => Assert.Equal(0, Kill(_process.Id, signal));

    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _ = Kill(_process.Id, Terminate);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static void Add(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
            lines.Enqueue(line);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
