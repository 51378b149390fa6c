using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting.Rules;

/// <summary>VARY-005, report: what nginx compresses says so.</summary>
internal sealed class CompressionVaries() : PlaceRule(new(
    "VARY-005",
    Severity.Report,
    "Where responses are stored and gzip is on, gzip_vary is on.",
    "Without Vary: Accept-Encoding a cache in front gives compressed content to clients that cannot read it.",
    "RFC 9110 section 12.5.5; ngx_http_gzip_module, gzip_vary",
    "Add gzip_vary on."))
{
    protected override void Judge(CachedPlace place, NginxReview review, FindingSink findings)
    {
        if (place.Scope.IsOn(Setting.Gzip) && !place.Scope.IsOn(Setting.GzipVary) && place.Scope.TheOne(Setting.Gzip) is { } gzip)
            findings.Add(gzip, $"{place.Name} compresses without Vary: Accept-Encoding, so a cache in front may serve compressed content to anybody; add gzip_vary on");
    }
}
