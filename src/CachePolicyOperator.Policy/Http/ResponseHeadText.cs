using System.Globalization;

namespace CachePolicyOperator.Policy.Http;

/// <summary>Reads what <c>curl -sI</c> or <c>curl -sD -</c> prints.</summary>
public static class ResponseHeadText
{
    /// <summary>The last response of the text (those before it are redirects, interim responses and proxies' answers); null: there is none.</summary>
    public static ResponseHead? Parse(string text)
    {
        ResponseHead? last = null;
        List<KeyValuePair<string, string>>? headers = null;
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (StatusOf(line) is { } status)
                last = new(status, headers = []);
            else if (line.Length == 0)
                headers = null;
            else if (line.Split(':', 2) is [{ Length: > 0 } name, var value])
                headers?.Add(new(name.Trim(), value.Trim()));
        }

        return last;
    }

    // HTTP/2 200, or HTTP/1.1 200 OK.
    private static int? StatusOf(string line) =>
        line.StartsWith("HTTP/", StringComparison.OrdinalIgnoreCase)
        && line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var code, ..]
        && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 599
            ? status
            : null;
}
