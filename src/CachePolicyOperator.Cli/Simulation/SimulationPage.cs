using System.Globalization;
using System.Net;
using System.Text;
using CachePolicyOperator.Policy.Simulation;

namespace CachePolicyOperator.Cli.Simulation;

/// <summary>Predictions as one page: nothing from elsewhere, no script, readable on a phone, light and dark. It is well-formed XML.</summary>
internal static class SimulationPage
{
    private const string Style = """
        :root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --card: #f4f6f8; --bar: #1a7f4b; --age: #2f6fd0; --rest: #d5dae0; --dim: #57606a; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6e9ec; --paper: #14171a; --card: #20252a; --bar: #3fbf7f; --age: #6ea3f5; --rest: #3a4149; --dim: #9aa4ae; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1rem; max-width: 60rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
        h1 { font-size: 1.4rem; } h2 { font-size: 1.2rem; margin-top: 2rem; } h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
        .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 1rem; }
        .card { background: var(--card); border-radius: .5rem; padding: 1rem; } .card h3 { margin-top: 0; }
        dl { display: grid; grid-template-columns: 1fr auto; gap: .2rem 1rem; margin: 0; } dt { color: var(--dim); } dd { margin: 0; font-variant-numeric: tabular-nums; text-align: right; }
        .bar { height: .75rem; background: var(--rest); border-radius: .4rem; overflow: hidden; margin: .2rem 0 .6rem; } .bar div { height: 100%; background: var(--bar); } .age div { background: var(--age); }
        .label { display: flex; justify-content: space-between; gap: 1rem; } ul { padding-left: 1.2rem; } .dim { color: var(--dim); }
        """;

    public static string Of(ReplayResult result)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        page.Append($"<title>cachepolicy simulate</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n<h1>What a cache policy would have done</h1>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p>{Figures.Count(result.Requests)} requests from {result.From:u} to {result.Until:u}.</p>\n");
        foreach (var remark in result.Remarks)
            page.Append($"<p><strong>{Text(remark)}</strong></p>\n");
        if (result.Predictions is [var before, var after])
            page.Append("<h2>From the first policy to the second</h2>\n").Append(List(SimulationComparison.Of(before, after)));
        foreach (var prediction in result.Predictions)
            Write(prediction, page);
        return page.Append("</body>\n</html>\n").ToString();
    }

    private static void Write(Prediction prediction, StringBuilder page)
    {
        page.Append($"<h2>{Text(prediction.Policy)}</h2>\n<div class=\"cards\">\n");
        foreach (var rule in prediction.Rules.Prepend(prediction.Total with { Name = "all requests" }))
            WriteCard(rule, page);
        page.Append("</div>\n");
        if (prediction.Total.Hits > 0)
        {
            page.Append("<h3>Age of what is served from the store</h3>\n");
            foreach (var (band, count) in AgeBand.Names.Zip(prediction.Total.Ages).Where(band => band.Second > 0))
                WriteBar(band, (double)count / prediction.Total.Hits, "bar age", page);
        }

        var store = prediction.Store;
        page.Append($"<p>The store of a pod holds up to {Figures.Count(store.Objects)} objects, {Figures.Bytes(store.Bytes)}. Removed to make room: {Figures.Count(store.EvictedBySize)} for size, {Figures.Count(store.EvictedByNumber)} for number.</p>\n");
        page.Append("<h3>Assumed</h3>\n").Append(List(prediction.Assumptions));
    }

    private static void WriteCard(RulePrediction rule, StringBuilder page)
    {
        page.Append($"<section class=\"card\">\n<h3>{Text(rule.Name)}</h3>\n");
        WriteBar("hit ratio", rule.HitRatio, "bar", page);
        page.Append("<dl>\n");
        foreach (var (term, figure) in new[]
        {
            ("requests", Figures.Count(rule.Requests)), ("byte hit ratio", Figures.Share(rule.ByteHitRatio)), ("waited for another miss", Figures.Count(rule.Coalesced)),
            ("bypassed", Figures.Count(rule.Bypassed)), ("to the origin a second", Figures.Rate(rule.OriginRequestsPerSecond)),
            ("in the worst second", Figures.Count(rule.MostOriginRequestsInASecond)), ("past the edge lifetime", Figures.Share(rule.StaleRatio)), ("oldest object served", rule.Hits == 0 ? "–" : Figures.Age(rule.WorstAge)),
        })
        {
            page.Append($"<dt>{term}</dt><dd>{figure}</dd>\n");
        }

        page.Append("</dl>\n</section>\n");
    }

    private static void WriteBar(string label, double share, string kind, StringBuilder page) => page.Append(
        CultureInfo.InvariantCulture,
        $"<div class=\"label\"><span>{label}</span><span>{Figures.Share(share)}</span></div>\n<div class=\"{kind}\"><div style=\"width: {share * 100:0.0}%\"></div></div>\n");

    private static string List(IEnumerable<string> items) => $"<ul>\n{string.Concat(items.Select(item => $"<li>{Text(item)}</li>\n"))}</ul>\n";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
