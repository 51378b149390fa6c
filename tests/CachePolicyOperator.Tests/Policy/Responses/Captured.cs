using CachePolicyOperator.Policy.Requests;
using CachePolicyOperator.Policy.Responses;

namespace CachePolicyOperator.Tests.Policy.Responses;

/// <summary>Responses in a line: "200 Cache-Control: max-age=60 | Vary: Accept".</summary>
internal static class Captured
{
    public static readonly DateTimeOffset Received = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static ReviewedResponse Of(string text, string method = "GET", params string[] requestHeaders)
    {
        var (status, headers) = (int.Parse(text[..3], null), text[3..].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return new(new ProbeRequest("a", "/", [.. requestHeaders.Select(Field)]) { Method = method }, new(status, [.. headers.Select(Field)]));
    }

    public static ResponseReview Review(string text) => ResponseReview.Of(Of(text), null, Received);

    private static KeyValuePair<string, string> Field(string line) => line.Split(": ", 2) is [var name, var value] ? new(name, value) : new(line, "x");
}
