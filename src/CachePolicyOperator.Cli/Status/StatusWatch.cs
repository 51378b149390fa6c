using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Cli.Output;
using CachePolicyOperator.Entities;
using Spectre.Console;

namespace CachePolicyOperator.Cli.Status;

/// <summary>Follows the policies until it is ended: list, watch, and list again where the server lost the thread.</summary>
/// <param name="client">The API server.</param>
/// <param name="scope">The namespace; null: all.</param>
/// <param name="json">A JSON object a line.</param>
/// <param name="terminal">Where to.</param>
internal sealed class StatusWatch(IKubernetesClient client, string? scope, bool json, Terminal terminal)
{
    // The server ends a watch after a while anyway; one that is shorter than proxies' patience is not cut by them.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly SortedDictionary<string, StatusLine> _lines = new(StringComparer.Ordinal);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                try
                {
                    await FollowAsync(await ListAsync(cancellationToken), cancellationToken);
                }
                catch (Exception e) when (e is IOException or HttpRequestException or KubernetesApiException { IsForbidden: false })
                {
                    await terminal.Error.WriteLineAsync($"cachepolicy: {e.Message}; again in {Pause.TotalSeconds} s");
                    await Task.Delay(Pause, terminal.Time, cancellationToken);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return _lines.Values.All(line => line.IsReady) ? ExitCode.Fine : ExitCode.Findings;
        }
    }

    private async Task<string?> ListAsync(CancellationToken cancellationToken)
    {
        var page = await client.ListPageAsync<CachePolicy>(new() { Namespace = scope }, cancellationToken);
        foreach (var gone in _lines.Keys.Except(page.Items.Select(policy => NamespacedName.Of(policy).ToString())).ToList())
            Forget(gone);
        foreach (var policy in page.Items)
            Show(policy);
        Redraw();
        return page.Metadata.ResourceVersion;
    }

    private async Task FollowAsync(string? version, CancellationToken cancellationToken)
    {
        while (true)
        {
            await foreach (var (type, policy) in client.WatchAsync<CachePolicy>(new() { Namespace = scope, ResourceVersion = version, Timeout = Longest }, cancellationToken))
            {
                version = policy.Metadata.ResourceVersion;
                if (type == WatchEventType.Deleted)
                    Forget(NamespacedName.Of(policy).ToString());
                else if (type != WatchEventType.Bookmark)
                    Show(policy);
                Redraw();
            }
        }
    }

    private void Show(CachePolicy policy)
    {
        var line = StatusLine.Of(policy);
        if (_lines.TryGetValue(line.Policy, out var before) && before == line)
            return;
        _lines[line.Policy] = line;
        if (json)
            terminal.Out.WriteLine(JsonText.Line(StatusJson.Of(policy)));
        else if (!terminal.Colour)
            terminal.Out.WriteLine(StatusTable.Of(line));
    }

    private void Forget(string policy)
    {
        _lines.Remove(policy);
        if (!json && !terminal.Colour)
            terminal.Out.WriteLine($"{policy}   deleted");
    }

    private void Redraw()
    {
        if (json || !terminal.Colour)
            return;
        terminal.Console.Clear(home: true);
        StatusText.Write([.. _lines.Values], scope, terminal);
    }
}
