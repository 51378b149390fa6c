using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Cli.Trying;

/// <summary>A running nginx. When this object is disposed of, it has ended and its files are gone.</summary>
internal sealed class LocalNginx : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly string _program;
    private readonly NginxHome _home;
    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    private LocalNginx(string program, NginxHome home)
    {
        (_program, _home) = (program, home);
        try
        {
            _process = Process.Start(new ProcessStartInfo(program, home.Arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
        }
        catch (Win32Exception e)
        {
            home.Dispose();
            throw new InputException($"{program} cannot be started: {e.Message}");
        }

        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_errors)
                _errors.AppendLine(line.Data);
        };
        _process.BeginErrorReadLine();
    }

    /// <summary>What it wrote to standard error.</summary>
    public string Complaint
    {
        get
        {
            lock (_errors)
                return _errors.ToString().Trim() is { Length: > 0 } text ? text : "it says nothing";
        }
    }

    /// <summary>Returns when it answers.</summary>
    /// <exception cref="InputException">It does not start, or refuses the configuration.</exception>
    public static async Task<LocalNginx> StartAsync(string program, EffectivePolicy policy, TimeProvider time, CancellationToken stop)
    {
        var nginx = new LocalNginx(program, new NginxHome(policy));
        try
        {
            while (!await AnswersAsync(policy.Listen.StatusPort, stop))
            {
                if (nginx._process.HasExited)
                {
                    await nginx._process.WaitForExitAsync(CancellationToken.None); // For the rest of standard error.
                    throw new InputException($"nginx does not start: {nginx.Complaint}");
                }

                await Task.Delay(Pause, time, stop);
            }

            return nginx;
        }
        catch
        {
            await nginx.DisposeAsync();
            throw;
        }
    }

    /// <summary>A line for each request, until it ends or is to stop.</summary>
    public async IAsyncEnumerable<string> Lines([EnumeratorCancellation] CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var line = await _process.StandardOutput.ReadLineAsync(stop).AsTask().ContinueWith(read => read.IsCompletedSuccessfully ? read.Result : null, TaskScheduler.Default);
            if (line is null)
                yield break;
            yield return line;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // A killed master leaves its workers behind, so it is told to stop, by the same program.
        if (!_process.HasExited)
        {
            using var stop = Process.Start(new ProcessStartInfo(_program, [.. _home.Arguments, "-s", "stop"]) { RedirectStandardError = true })!;
            await stop.WaitForExitAsync();
        }

        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
        _home.Dispose();
    }

    // A connection alone says nothing: nginx listens on one port while it still waits for another.
    private static async Task<bool> AnswersAsync(int port, CancellationToken stop)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, stop);
            await client.GetStream().WriteAsync("GET / HTTP/1.0\r\n\r\n"u8.ToArray(), stop);
            return await client.GetStream().ReadAsync(new byte[1], stop) > 0;
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return false;
        }
    }
}
