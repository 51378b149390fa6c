using System.Globalization;
using CachePolicyOperator.Policy.Simulation;
using Spectre.Console;

namespace CachePolicyOperator.Cli.Simulation;

/// <summary>Predictions for a terminal.</summary>
internal static class SimulationText
{
    private const int BarWidth = 30;

    public static void Write(ReplayResult result, Terminal terminal)
    {
        var console = terminal.Console;
        console.Write(new Paragraph(string.Create(CultureInfo.InvariantCulture, $"{Figures.Count(result.Requests)} requests from {result.From:u} to {result.Until:u}\n")));
        foreach (var prediction in result.Predictions)
            Write(prediction, console);
        if (result.Predictions is [var before, var after])
            WriteComparison(before, after, console);
    }

    private static void Write(Prediction prediction, IAnsiConsole console)
    {
        console.Write(new Paragraph("\n").Append(prediction.Policy, new Style(decoration: Decoration.Bold)).Append("\n"));
        console.Write(Table(prediction));
        console.Write(new Paragraph("hit ratio by rule\n"));
        foreach (var rule in prediction.Rules)
            WriteBar(console, rule.Name, rule.HitRatio, Color.Green);
        if (prediction.Total.Hits > 0)
        {
            console.Write(new Paragraph("age of what is served from the store\n"));
            foreach (var (band, count) in AgeBand.Names.Zip(prediction.Total.Ages).Where(band => band.Second > 0))
                WriteBar(console, band, (double)count / prediction.Total.Hits, Color.Blue);
        }

        var store = prediction.Store;
        console.Write(new Paragraph($"store of a pod: {Figures.Count(store.Objects)} objects, {Figures.Bytes(store.Bytes)}; removed to make room: {Figures.Count(store.EvictedBySize)} for size, {Figures.Count(store.EvictedByNumber)} for number\n"));
        foreach (var assumption in prediction.Assumptions)
            console.Write(new Paragraph($"assumed: {assumption}\n", new Style(decoration: Decoration.Dim)));
    }

    private static Table Table(Prediction prediction)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("rule");
        foreach (var title in new[] { "requests", "hits", "byte hits", "origin/s", "worst second", "stale", "oldest served" })
            table.AddColumn(new TableColumn(title).RightAligned());
        foreach (var rule in prediction.Rules.Append(prediction.Total))
        {
            table.AddRow(new[]
            {
                rule.Name, Figures.Count(rule.Requests), Figures.Share(rule.HitRatio), Figures.Share(rule.ByteHitRatio), Figures.Rate(rule.OriginRequestsPerSecond),
                Figures.Count(rule.MostOriginRequestsInASecond), Figures.Share(rule.StaleRatio), rule.Hits == 0 ? "-" : Figures.Age(rule.WorstAge),
            }.Select(text => new Text(text)));
        }

        return table;
    }

    private static void WriteBar(IAnsiConsole console, string label, double share, Color colour)
    {
        var filled = (int)Math.Round(Math.Clamp(share, 0, 1) * BarWidth);
        console.Write(new Paragraph($"  {label,-20} ").Append(new string('█', filled), new Style(colour)).Append(new string('░', BarWidth - filled)).Append($" {Figures.Share(share)}\n"));
    }

    private static void WriteComparison(Prediction before, Prediction after, IAnsiConsole console)
    {
        console.Write(new Paragraph($"\nfrom the first policy to the second\n"));
        foreach (var line in SimulationComparison.Of(before, after))
            console.Write(new Paragraph($"  {line}\n"));
    }
}
