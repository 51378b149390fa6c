using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Nginx.Syntax;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting.Rules;

/// <summary>TRUST-002, deny: not everybody can empty the cache.</summary>
internal sealed class PurgingIsRestricted() : NginxRule(new(
    "TRUST-002",
    Severity.Deny,
    "proxy_cache_purge is restricted: by its own \"from\", by deny all, authentication, client certificates or internal, or by a variable that depends on the client's address or a secret.",
    "Anybody who can purge can keep the cache empty, and the origin down.",
    "ngx_cache_purge module; ngx_http_proxy_module, proxy_cache_purge",
    "Add \"allow 10.0.0.0/8; deny all;\" to the location, or \"from 10.0.0.0/8\" to the directive."))
{
    public override void Judge(NginxReview review, FindingSink findings)
    {
        foreach (var (scope, purge) in review.Statements(Setting.CachePurge))
        {
            if (!IsRestricted(purge, review.Variables) && !IsGuarded(scope))
                findings.Add(purge, $"everybody who reaches {CachedPlace.NameOf(scope)} can empty the cache; add \"allow 10.0.0.0/8; deny all;\" to it, or another restriction");
        }
    }

    private static bool IsRestricted(NginxDirective purge, Variables variables)
    {
        if (purge.ArgumentCount == 0 || purge[0].Is("off"u8))
            return true;
        for (var i = 0; i + 1 < purge.ArgumentCount; i++)
        {
            if (purge[i].Is("from"u8))
                return !purge[i + 1].Is("all"u8);
        }

        // NGINX Plus: purges when a variable is not empty and not 0.
        return purge.ArgumentCount == 1 && variables.Depends(purge[0].Text, WellKnown.IsClientIdentity);
    }

    private static bool IsGuarded(NginxScope scope) =>
        scope.InEffect(Setting.Deny).Any(deny => deny.ArgumentCount == 1 && deny[0].Is("all"u8))
        || IsSet(scope.TheOne(Setting.AuthBasic))
        || IsSet(scope.TheOne(Setting.AuthRequest))
        || scope.IsOn(Setting.SslVerifyClient)
        || scope.Says(Setting.Internal, UpstreamFamily.None);

    private static bool IsSet(NginxDirective? directive) => directive is { ArgumentCount: > 0 } set && !set[0].Is("off"u8);
}
