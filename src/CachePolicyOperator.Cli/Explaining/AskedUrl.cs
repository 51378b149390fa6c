using CachePolicyOperator.Policy.Requests;

namespace CachePolicyOperator.Cli.Explaining;

/// <summary>A request as somebody writes it down: an URL or a path, and headers as for curl.</summary>
/// <param name="Scheme">http or https.</param>
/// <param name="Request">What a client sends.</param>
internal sealed record AskedUrl(string Scheme, ProbeRequest Request)
{
    public string Display => $"{Request.Method} {(Request.Host is { } host ? $"{Scheme}://{host}" : "")}{Request.Target}";

    /// <exception cref="InputException">It is no URL, or a header is none.</exception>
    public static AskedUrl Read(string url, IEnumerable<string> headers, string method)
    {
        var fields = headers.Select(Field).ToList();
        var named = fields.LastOrDefault(field => field.Key.Equals("Host", StringComparison.OrdinalIgnoreCase)).Value;
        var (scheme, authority, target) = Parts(url);
        // Without a scheme nobody says how clients come; nginx itself is spoken to by http.
        return new(scheme ?? "http", new ProbeRequest(Host(named ?? authority), target, fields) { Method = method.ToUpperInvariant() });
    }

    private static (string? Scheme, string? Authority, string Target) Parts(string url)
    {
        if (url.Any(c => c is <= ' ' or '\u007f'))
            throw new InputException($"\"{url}\" holds white space or control characters, which an URL has encoded");
        if (url.StartsWith('/'))
            return (null, null, url);
        if (url.Split("://", 2) is not [var scheme, var rest] || scheme.ToLowerInvariant() is not ("http" or "https"))
            throw new InputException($"\"{url}\" is no URL; write https://host/path, or /path");

        var end = rest.IndexOfAny(['/', '?', '#']);
        var (authority, target) = end < 0 ? (rest, "/") : (rest[..end], rest[end..]);
        return authority.Length == 0
            ? throw new InputException($"\"{url}\" names no host")
            : (scheme.ToLowerInvariant(), authority, target.StartsWith('/') ? target : "/" + target);
    }

    // As nginx's $host: lower case, without a port.
    private static string? Host(string? authority)
    {
        if (authority?.Split('@')[^1].ToLowerInvariant() is not { } host)
            return null;
        return host.StartsWith('[') && host.IndexOf(']', StringComparison.Ordinal) is > 0 and var end ? host[..(end + 1)] : host.Split(':')[0].TrimEnd('.');
    }

    private static KeyValuePair<string, string> Field(string text) => text.Split(':', 2) is [{ Length: > 0 } name, var value]
        ? new(name.Trim(), value.Trim())
        : throw new InputException($"\"{text}\" is no header; write \"Name: value\"");
}
