using System.Globalization;
using System.Text;

namespace CachePolicyOperator.Telemetry;

/// <summary>The text format of Prometheus, version 0.0.4.</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(IEnumerable<MetricFamily> families)
    {
        var text = new StringBuilder();
        foreach (var family in families)
            Write(text, family);
        return text.ToString();
    }

    private static void Write(StringBuilder text, MetricFamily family)
    {
        text.Append(CultureInfo.InvariantCulture, $"# HELP {family.Name} {Escape(family.Help, quotes: false)}\n");
        text.Append(CultureInfo.InvariantCulture, $"# TYPE {family.Name} {TypeOf(family.Kind)}\n");
        family.Read(series =>
        {
            switch (series)
            {
                case Series.Sum sum:
                    Sample(text, family.Name, series.Labels, sum.Value);
                    break;
                case Series.Last last:
                    Sample(text, family.Name, series.Labels, last.Value);
                    break;
                case Series.Distribution distribution:
                    Write(text, family.Name, distribution);
                    break;
            }
        });
    }

    private static void Write(StringBuilder text, string name, Series.Distribution distribution)
    {
        var index = 0;
        long count = 0;
        foreach (var cumulative in distribution.Cumulative())
        {
            var bound = index < distribution.Bounds.Count ? Number(distribution.Bounds[index]) : "+Inf";
            Sample(text, $"{name}_bucket", distribution.Labels, count = cumulative, bound);
            index++;
        }

        Sample(text, $"{name}_sum", distribution.Labels, distribution.Total);
        Sample(text, $"{name}_count", distribution.Labels, count);
    }

    private static void Sample(StringBuilder text, string name, LabelSet labels, double value, string? bound = null)
    {
        var terms = labels.Labels.Select(label => $"{label.Key}=\"{Escape(label.Value, quotes: true)}\"");
        var all = string.Join(',', bound is null ? terms : terms.Append($"le=\"{bound}\""));
        text.Append(name);
        if (all.Length > 0)
            text.Append('{').Append(all).Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string TypeOf(MetricKind kind) => kind switch
    {
        MetricKind.Counter => "counter",
        MetricKind.Histogram => "histogram",
        _ => "gauge",
    };

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private static string Escape(string text, bool quotes)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return quotes ? escaped.Replace("\"", "\\\"", StringComparison.Ordinal) : escaped;
    }
}
