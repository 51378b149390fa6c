using System.Globalization;
using System.Text;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Requests;

/// <summary>The key under which a rule stores the response to a request, part by part.</summary>
/// <param name="Generation">The cache generation.</param>
/// <param name="Scheme">The client's, as the load balancer reports it.</param>
/// <param name="Host">Lower case, without a port.</param>
/// <param name="Query">What of the query counts.</param>
/// <param name="Headers">Headers that count; empty: the request has none.</param>
/// <param name="Cookies">Cookies that count; empty: the request has none.</param>
/// <param name="Path">Decoded and normalised.</param>
public sealed record RequestKey(
    long Generation,
    string Scheme,
    string Host,
    CountedQuery Query,
    IReadOnlyList<(string Name, string Value)> Headers,
    IReadOnlyList<(string Name, string Value)> Cookies,
    string Path)
{
    /// <param name="key">The rule's.</param>
    /// <param name="request">Its path is not ambiguous.</param>
    /// <param name="connection">The scheme of the connection, where X-Forwarded-Proto says neither http nor https.</param>
    /// <param name="generation">The cache generation.</param>
    public static RequestKey Of(EffectiveKey key, ProbeRequest request, string connection, long generation)
    {
        var forwarded = RequestFields.First(request, "X-Forwarded-Proto").ToLowerInvariant();
        return new(
            generation,
            forwarded is "http" or "https" ? forwarded : connection,
            request.Host ?? "",
            CountedQuery.Of(key.Query, request.Query),
            [.. key.Headers.Select(name => (name, RequestFields.First(request, name)))],
            [.. key.Cookies.Select(name => (name, RequestFields.Cookie(request, name)))],
            request.Path ?? throw new ArgumentException("an ambiguous path has no key", nameof(request)));
    }

    /// <summary>As nginx stores it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"generation {Generation}\n{Scheme}\n{Host}\n{Query.Text}");
        foreach (var (name, value) in Headers)
            text.Append(CultureInfo.InvariantCulture, $"\nheader {name} {value}");
        foreach (var (name, value) in Cookies)
            text.Append(CultureInfo.InvariantCulture, $"\ncookie {name} {value}");
        return text.Append('\n').Append(Path).ToString();
    }
}
