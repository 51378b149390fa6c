using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting.Rules;

/// <summary>NEG-001, deny: errors are stored for seconds.</summary>
internal sealed class ErrorLifetimesAreShort() : NginxRule(new(
    "NEG-001",
    Severity.Deny,
    "4xx and 5xx in proxy_cache_valid, and \"any\", live no longer than the limit for errors; 404 and 410 no longer than theirs.",
    "One bad request becomes everybody's error until the time is over (cache-poisoned denial of service).",
    "RFC 9111 section 4.2.2; cpdos.org",
    "Write a time within the limit, or leave the status out."))
{
    public override void Judge(NginxReview review, FindingSink findings)
    {
        foreach (var lifetime in review.EdgeLifetimes)
        {
            if (lifetime.Time is { Seconds: <= NginxTime.Year } time && lifetime.Statuses.FirstOrDefault(status => IsTooLong(status, time, review.Limits)) is { } status)
                findings.Add(lifetime.Directive, lifetime.Directive.ArgumentCount - 1, $"\"{lifetime.Shown}\" stores {What(status)} for {time}, and the limit is {Limit(status, review.Limits)}; write a shorter time, or leave {Quoted.Text(status)} out");
        }
    }

    private static bool IsTooLong(string status, NginxTime time, NginxLimits limits) =>
        (status == "any" || (status.Length == 3 && status[0] is '4' or '5')) && time.Seconds > Limit(status, limits).Longest.Seconds;

    private static NginxLimit Limit(string status, NginxLimits limits) => status is "404" or "410" ? limits.NotFound : limits.Negative;

    private static string What(string status) => status == "any" ? "every error" : $"status {status}";
}
