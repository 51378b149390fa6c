using System.Text.RegularExpressions;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Nginx.Linting.Model;

namespace CachePolicyOperator.Policy.Nginx.Import;

/// <summary>proxy_cache_key, variable by variable.</summary>
internal static partial class KeyImport
{
    public static CacheKey? Import(CachedPlace place, ImportRemarks remarks)
    {
        var at = place.Key ?? place.Cache;
        SortedSet<string> headers = new(StringComparer.Ordinal);
        SortedSet<string> cookies = new(StringComparer.Ordinal);
        List<string> parameters = [];
        var (hasHost, hasQuery) = (false, false);
        foreach (var variable in Variable().Matches(place.KeyText).Select(match => match.Groups["name"].Value))
        {
            switch (variable)
            {
                case "host" or "http_host":
                    hasHost = true;
                    break;
                case "request_uri" or "args" or "query_string":
                    hasQuery = true;
                    break;
                case "scheme" or "uri" or "document_uri" or "is_args" or "proxy_host" or "server_name" or "server_port" or "request_method" or "http_x_forwarded_proto":
                    break;
                case ['h', 't', 't', 'p', '_', .. var header]:
                    headers.Add(header.Replace('_', '-'));
                    break;
                case ['c', 'o', 'o', 'k', 'i', 'e', '_', .. var cookie]:
                    cookies.Add(cookie);
                    break;
                case ['a', 'r', 'g', '_', .. var parameter]:
                    parameters.Add(parameter);
                    break;
                default:
                    remarks.Loss(at, $"${variable} in the key: a policy's key has scheme, host, path, query parameters, headers and cookies");
                    break;
            }
        }

        if (!hasHost)
            remarks.Note(at, "the key of a policy always has the host, so that hosts no longer share responses");
        if (!hasQuery)
            remarks.Note(at, "parameters that are not in the key are not sent to the origin either");
        var query = hasQuery ? null : new QueryKey { Include = parameters };
        return query is null && headers.Count == 0 && cookies.Count == 0
            ? null
            : new CacheKey { Query = query, Headers = headers.Count > 0 ? [.. headers] : null, Cookies = cookies.Count > 0 ? [.. cookies] : null };
    }

    [GeneratedRegex(@"\$\{?(?<name>[A-Za-z0-9_]+)\}?")]
    private static partial Regex Variable();
}
