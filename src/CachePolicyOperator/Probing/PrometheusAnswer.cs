using System.Globalization;
using System.Text.Json;
using CachePolicyOperator.Policy.Rollout.Gates;

namespace CachePolicyOperator.Probing;

/// <summary>The body of an answer to an instant query.</summary>
internal static class PrometheusAnswer
{
    /// <exception cref="JsonException">It is none.</exception>
    public static QueryAnswer Read(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        try
        {
            var data = document.RootElement.GetProperty("data");
            var result = data.GetProperty("result");
            return data.GetProperty("resultType").GetString() switch
            {
                "scalar" => Number(result),
                "vector" when result.GetArrayLength() == 1 => Number(result[0].GetProperty("value")),
                "vector" when result.GetArrayLength() == 0 => new QueryAnswer.Nothing("the query has no result"),
                "vector" => new QueryAnswer.Nothing($"the query has {result.GetArrayLength()} results; aggregate them into one"),
                _ => new QueryAnswer.Nothing("the query's result is no number"),
            };
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new JsonException("not an answer to an instant query", e);
        }
    }

    // [unix time, "number"]; double.Parse reads NaN, and infinities once their sign and name are .NET's.
    private static QueryAnswer Number(JsonElement pair) => pair[1].GetString() switch
    {
        "+Inf" => new QueryAnswer.Value(double.PositiveInfinity),
        "-Inf" => new QueryAnswer.Value(double.NegativeInfinity),
        var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => new QueryAnswer.Value(number),
        _ => new QueryAnswer.Nothing("the query's result is no number"),
    };
}
