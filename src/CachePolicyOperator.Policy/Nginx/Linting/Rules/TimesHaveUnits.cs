using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Nginx.Syntax;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting.Rules;

/// <summary>TTL-002, deny: a time says its unit.</summary>
internal sealed class TimesHaveUnits() : NginxRule(new(
    "TTL-002",
    Severity.Deny,
    "Times of proxy_cache_valid, expires, proxy_cache_lock_timeout, proxy_cache_lock_age and inactive= have a unit; 0 and expires -1 need none.",
    "\"Is it 14400 or 14400s?\" is how four hours of stale content begin.",
    "nginx reads a number without a unit as seconds, and nginx -t accepts it",
    "Write 90s, 10m, 4h or 7d."))
{
    public override void Judge(NginxReview review, FindingSink findings)
    {
        foreach (var lifetime in review.EdgeLifetimes)
            Judge(lifetime.Directive, lifetime.Directive.ArgumentCount - 1, lifetime.Text, findings);
        foreach (var client in review.ClientLifetimes.Where(client => client.IsExpires))
            Judge(client.At, client.Argument, client.Value.TrimStart('@', '+'), findings);
        foreach (var setting in (ReadOnlySpan<Setting>)[Setting.CacheLockTimeout, Setting.CacheLockAge])
        {
            foreach (var (_, directive) in review.Statements(setting).Where(found => found.Directive.ArgumentCount == 1))
                Judge(directive, 0, directive[0].Text, findings);
        }

        foreach (var (_, path) in review.Statements(Setting.CachePath))
        {
            for (var i = 1; i < path.ArgumentCount; i++)
            {
                if (path[i].Raw.StartsWith("inactive="u8))
                    Judge(path, i, path[i].Text["inactive=".Length..], findings);
            }
        }
    }

    private static void Judge(NginxDirective directive, int argument, string text, FindingSink findings)
    {
        if (NginxTime.Parse(text) is { IsBare: true, Seconds: > 0 } time)
            findings.Add(directive, argument, $"{Quoted.Text(text)} of {Quoted.Text(directive.Name)} has no unit and means {time}; write {text}s for seconds, or use m, h or d");
    }
}
