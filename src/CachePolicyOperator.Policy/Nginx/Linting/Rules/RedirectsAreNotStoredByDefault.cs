using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting.Rules;

/// <summary>NEG-003, report: proxy_cache_valid names neither "any" nor temporary redirects.</summary>
internal sealed class RedirectsAreNotStoredByDefault() : NginxRule(new(
    "NEG-003",
    Severity.Report,
    "proxy_cache_valid names its statuses, and 302, 303 and 307 are not among them; without statuses nginx takes 200, 301 and 302.",
    "A temporary redirect is often about one user (to a login, to a language); \"any\" stores every error, too.",
    "RFC 9110 sections 15.4.3, 15.4.4 and 15.4.8; ngx_http_proxy_module, proxy_cache_valid",
    "Write proxy_cache_valid 200 301 308 with the time."))
{
    public override void Judge(NginxReview review, FindingSink findings)
    {
        foreach (var lifetime in review.EdgeLifetimes)
        {
            if (lifetime.Time is { Seconds: > 0 } && lifetime.Statuses.FirstOrDefault(status => status is "any" or "302" or "303" or "307") is { } status)
                findings.Add(lifetime.Directive, $"\"{lifetime.Shown}\" stores {(status == "any" ? "every status" : $"temporary redirects ({status}{(lifetime.Directive.ArgumentCount == 1 ? ", which nginx implies" : "")})")}; write {lifetime.Directive.Name} 200 301 308 {lifetime.Text}");
        }
    }
}
