using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting.Rules;

/// <summary>KEY-001, deny: the key holds the host.</summary>
internal sealed class KeyHoldsTheHost() : PlaceRule(new(
    "KEY-001",
    Severity.Deny,
    "The key in effect holds $host (or $http_host, $server_name, or the server's name itself). nginx's default key $scheme$proxy_host$request_uri does not.",
    "Two sites behind one upstream answer with each other's pages.",
    "RFC 9111 section 4 (the target URI); ngx_http_proxy_module, proxy_cache_key",
    "Write proxy_cache_key $scheme$host$request_uri."))
{
    protected override void Judge(CachedPlace place, NginxReview review, FindingSink findings)
    {
        if (place.KeyDependsOn(WellKnown.IsHost) || NamesItsServer(place))
            return;
        if (place.Key is { } key)
            findings.Add(key, $"the key {Quoted.Text(place.KeyText)} does not hold the host, so sites behind one upstream get each other's pages; add $host: {place.Prefix}cache_key $scheme$host$request_uri");
        else
            findings.Add(place.Cache, $"no {place.Prefix}cache_key is in effect here{Default(place)}, so sites behind one upstream get each other's pages; write {place.Prefix}cache_key $scheme$host$request_uri");
    }

    private static string Default(CachedPlace place) => place.KeyText.Length > 0 ? $", and nginx's default {Quoted.Text(place.KeyText)} does not hold the host" : "";

    private static bool NamesItsServer(CachedPlace place)
    {
        foreach (var names in place.Scope.InEffect(Setting.ServerName))
        {
            for (var i = 0; i < names.ArgumentCount; i++)
            {
                if (names[i].Text is { Length: > 1 } name && place.KeyText.Contains(name, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }
}
