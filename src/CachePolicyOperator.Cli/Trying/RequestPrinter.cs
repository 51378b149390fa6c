using System.Globalization;
using CachePolicyOperator.Policy.Http;
using Spectre.Console;

namespace CachePolicyOperator.Cli.Trying;

/// <summary>Prints a line for each request: what became of it, by which rule, and how old the answer is.</summary>
internal static class RequestPrinter
{
    public static async Task PrintAsync(IAsyncEnumerable<string> lines, string policy, Terminal terminal)
    {
        await foreach (var line in lines)
        {
            if (TriedRequest.Parse(line) is { } request)
                Print(request, policy, terminal);
            await terminal.Out.FlushAsync();
        }
    }

    private static void Print(TriedRequest request, string policy, Terminal terminal)
    {
        var status = CacheStatusHeader.Read([request.CacheStatus], policy);
        var verdict = request.Store.Length > 0 ? request.Store : "PASS";
        var colour = verdict switch { "HIT" => Color.Green, "STALE" or "UPDATING" => Color.Yellow, "PASS" or "BYPASS" => Color.Blue, _ => Color.Red };
        var age = status is { IsHit: true, Date: { } date } ? $", age {Math.Max(0, (long)(terminal.Time.GetUtcNow() - date).TotalSeconds)}s" : "";
        var rule = status?.Rule is { } name ? $"rule {name}" : "no rule";
        terminal.Console.Write(new Paragraph()
            .Append($"{verdict,-9}", new Style(colour))
            .Append(string.Create(CultureInfo.InvariantCulture, $"{request.Status} {request.Method} {request.Target} ({rule}{age}{(status?.Stored == true ? ", stored" : "")}, {request.Seconds * 1000:0} ms)\n")));
    }
}
