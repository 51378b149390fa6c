using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting.Rules;

/// <summary>TTL-001, deny: the proxy serves nothing longer than the ceiling of its class.</summary>
internal sealed class EdgeLifetimeIsWithinCeiling() : NginxRule(new(
    "TTL-001",
    Severity.Deny,
    "The time of proxy_cache_valid (and of its fastcgi, uwsgi and scgi siblings) and s-maxage in add_header Cache-Control are no longer than the ceiling of what the location serves, also where they are inherited.",
    "A page that is stored for hours shows old content for hours, and lowering the time later does not end it.",
    "ngx_http_proxy_module, proxy_cache_valid; RFC 9111 section 5.2.2.10; nginx -t exits 0 on any time",
    "Write a shorter time, or give versioned files a location of their own whose path shows that they are (docs/nginx-lint.md)."))
{
    public override void Judge(NginxReview review, FindingSink findings)
    {
        foreach (var lifetime in review.EdgeLifetimes)
        {
            var limit = review.Limits.Edge[lifetime.Content];
            if (lifetime.Time is { } time && time.Seconds > limit.Longest.Seconds && time.Seconds <= NginxTime.Year)
                findings.Add(lifetime.Directive, lifetime.Directive.ArgumentCount - 1, $"\"{lifetime.Shown}\" lets {CachedPlace.NameOf(lifetime.Scope)} serve stored responses for {time}; it serves {lifetime.Content}, for which the limit is {limit}; {WayOut}");
        }

        foreach (var client in review.ClientLifetimes.Where(client => !client.IsExpires))
        {
            var limit = review.Limits.Edge[client.Content];
            if (CacheControlText.Seconds(client.Value, "s-maxage") is { } seconds && seconds > limit.Longest.Seconds && seconds <= NginxTime.Year)
                findings.Add(client.At, client.Argument, $"s-maxage={seconds} lets every shared cache serve {CachedPlace.NameOf(client.Scope)} for {new NginxTime(seconds, false)}; it serves {client.Content}, for which the limit is {limit}; {WayOut}");
        }
    }

    private const string WayOut = "write a shorter time, or move versioned files to a location whose path shows that they are";
}
