using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting.Rules;

/// <summary>OBS-001, report: whether a response came from the cache can be seen somewhere.</summary>
internal sealed class CacheStatusIsVisible() : NginxRule(new(
    "OBS-001",
    Severity.Report,
    "Where responses are stored, some file uses $upstream_cache_status: in a header, a log format or a metric.",
    "Without it nobody can tell a stale page from a fresh one, and there is no hit ratio.",
    "RFC 9211; ngx_http_upstream_module, $upstream_cache_status",
    "Add $upstream_cache_status to the log format, or: add_header Cache-Status \"nginx; detail=$upstream_cache_status\"."))
{
    public override void Judge(NginxReview review, FindingSink findings)
    {
        if (review.Places.Count > 0 && !review.Documents.Any(document => document.HasWordWith("upstream_cache_status"u8)))
            findings.Add(review.Places[0].Cache, "no file uses $upstream_cache_status, so nobody sees what came from the cache; add it to the log format, or to a header: add_header Cache-Status \"nginx; detail=$upstream_cache_status\"");
    }
}
