using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Nginx.Linting.Model;

namespace CachePolicyOperator.Policy.Nginx.Import;

/// <summary>proxy_cache_bypass and proxy_no_cache, which a policy says with one word.</summary>
internal static class BypassImport
{
    public static Bypass Import(CachedPlace place, ImportRemarks remarks)
    {
        SortedSet<string> headers = new(StringComparer.Ordinal);
        SortedSet<string> cookies = new(StringComparer.Ordinal);
        var (both, authorized) = (place.InEffect(Setting.CacheBypass).SelectMany(ScopeLookup.Words).ToHashSet(), false);
        var stored = place.InEffect(Setting.NoCache).SelectMany(ScopeLookup.Words).ToHashSet();
        foreach (var directive in place.InEffect(Setting.CacheBypass).Concat(place.InEffect(Setting.NoCache)))
        {
            foreach (var word in directive.Words())
            {
                if (!both.Contains(word) || !stored.Contains(word))
                    remarks.Note(directive, $"{word} is in one of proxy_cache_bypass and proxy_no_cache: in a policy a request that bypasses is neither answered from the store nor stored");
                switch (word)
                {
                    case "$http_authorization":
                        authorized = true;
                        break;
                    case ['$', 'h', 't', 't', 'p', '_', .. var header]:
                        headers.Add(header.Replace('_', '-'));
                        break;
                    case ['$', 'c', 'o', 'o', 'k', 'i', 'e', '_', .. var cookie]:
                        cookies.Add(cookie);
                        break;
                    case "0" or "":
                        break;
                    default:
                        remarks.Loss(directive, $"{directive.Name} {word}: a policy bypasses by cookies and headers");
                        break;
                }
            }
        }

        if (!authorized)
            remarks.Note(place.Cache, "requests with Authorization bypass the store (RFC 9111 section 3.5), which nginx does not make them");
        return new Bypass { Headers = headers.Count > 0 ? [.. headers] : null, Cookies = cookies.Count > 0 ? [.. cookies] : null };
    }
}
