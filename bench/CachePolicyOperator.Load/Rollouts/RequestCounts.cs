using System.Globalization;

namespace CachePolicyOperator.Load.Rollouts;

/// <summary>Requests of the operator to the API server by method, from its own metrics.</summary>
/// <remarks>PUT is the renewal of its lease, which goes on whatever else happens, and is left out.</remarks>
internal sealed record RequestCounts(IReadOnlyDictionary<string, long> ByMethod)
{
    private const string Counter = "rest_client_requests_total{";

    public long Total => ByMethod.Values.Sum();

    public static async Task<RequestCounts> ReadAsync(HttpClient http, Uri metrics, CancellationToken cancellationToken)
    {
        var lines = (await http.GetStringAsync(metrics, cancellationToken)).Split('\n').Where(line => line.StartsWith(Counter, StringComparison.Ordinal));
        return new(lines
            .GroupBy(MethodOf, line => (long)double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture))
            .Where(group => group.Key != "PUT")
            .ToDictionary(group => group.Key, group => group.Sum()));
    }

    public RequestCounts Since(RequestCounts before) => new(ByMethod
        .Select(count => (count.Key, Value: count.Value - before.ByMethod.GetValueOrDefault(count.Key)))
        .Where(count => count.Value > 0)
        .ToDictionary(count => count.Key, count => count.Value));

    public override string ToString() =>
        $"{Total} ({string.Join(", ", ByMethod.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Value} {count.Key}"))})";

    private static string MethodOf(string line)
    {
        const string Label = "method=\"";
        var begin = line.IndexOf(Label, StringComparison.Ordinal) + Label.Length;
        return line[begin..line.IndexOf('"', begin)];
    }
}
