using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting.Rules;

/// <summary>TRUST-001, report: the origin's X-Accel-Expires does not outrank the configuration.</summary>
internal sealed class OriginsDoNotOutrankTheFile() : PlaceRule(new(
    "TRUST-001",
    Severity.Report,
    "Where responses are stored, proxy_ignore_headers names X-Accel-Expires.",
    "X-Accel-Expires outranks Cache-Control and proxy_cache_valid: whoever can set a header on the origin sets every lifetime, without a limit.",
    "ngx_http_proxy_module, proxy_cache_valid; measured on nginx 1.22",
    "Add proxy_ignore_headers X-Accel-Expires, unless the origin is to decide by it."))
{
    protected override void Judge(CachedPlace place, NginxReview review, FindingSink findings)
    {
        if (place.Ignores("X-Accel-Expires") is null)
            findings.Add(place.Cache, $"the origin of {place.Name} can set any lifetime with X-Accel-Expires, which outranks {place.Prefix}cache_valid; add {place.Prefix}ignore_headers X-Accel-Expires");
    }
}
