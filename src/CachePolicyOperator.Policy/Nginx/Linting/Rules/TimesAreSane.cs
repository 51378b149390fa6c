using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting.Rules;

/// <summary>TTL-003, deny: no lifetime is negative, overflows, or is longer than a year.</summary>
internal sealed class TimesAreSane() : NginxRule(new(
    "TTL-003",
    Severity.Deny,
    "Lifetimes in proxy_cache_valid, expires and Cache-Control are numbers that nginx and HTTP can read, not negative, and a year at most. (expires max belongs to TTL-006.)",
    "A ten-year lifetime is a slip that nginx -t accepts; what overflows or is negative means something else in every cache.",
    "RFC 9111 sections 1.2.2 and 4.2.1; nginx -t exits 0 on 99999999999y and on max-age=-5",
    "Write a time of a year (365d) at most."))
{
    public override void Judge(NginxReview review, FindingSink findings)
    {
        foreach (var lifetime in review.EdgeLifetimes.Where(lifetime => !lifetime.IsPlaceholder))
        {
            if (lifetime.Time is not { Seconds: <= NginxTime.Year })
                findings.Add(lifetime.Directive, lifetime.Directive.ArgumentCount - 1, $"{Quoted.Text(lifetime.Text)} of {lifetime.Directive.Name} {Found(lifetime.Time)}; {Limit}");
        }

        foreach (var client in review.ClientLifetimes)
        {
            if (client.IsExpires && NginxTime.Parse(client.Value.TrimStart('+')) is { Seconds: > NginxTime.Year } time)
                findings.Add(client.At, client.Argument, $"{Quoted.Text(client.Value)} {Found(time)}; {Limit}");
            else if (!client.IsExpires && IsBad(client.Value) is { } bad)
                findings.Add(client.At, client.Argument, $"{bad} in Cache-Control is not a number of seconds up to a year; {Limit}");
        }
    }

    private const string Limit = "the limit is a year, by RFC 9111's counsel; write 365d or less";

    private static string Found(NginxTime? time) => time is { } known ? $"means {known}" : "is not a time that nginx can read";

    private static string? IsBad(string value)
    {
        foreach (var directive in (ReadOnlySpan<string>)["max-age", "s-maxage", "stale-while-revalidate", "stale-if-error"])
        {
            if (CacheControlText.Argument(value, directive) is { } argument
                && !argument.Contains('$', StringComparison.Ordinal)
                && CacheControlText.Seconds(value, directive) is not <= NginxTime.Year)
            {
                return Quoted.Text($"{directive}={argument}");
            }
        }

        return null;
    }
}
