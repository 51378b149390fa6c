using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>The decisions of one storing rule, as maps. nginx evaluates a map only where its variable is used.</summary>
internal sealed class RuleMaps(NginxWriter writer, EffectiveRule.Store rule, RuleNames names)
{
    private static readonly NginxString Nothing = NginxString.Of($"");

    public void Write()
    {
        QuerySelection.WriteMaps(writer, rule.Key.Query, names);
        WriteBypass();
        WriteConsent();
        WriteLifetime();
        var client = new ClientMaps(writer, rule, names);
        if (LifetimeHop.IsNeeded(rule))
        {
            WriteEdge();
            client.WriteForHop();
        }
        else
        {
            client.WriteInPlace();
        }

        WriteStored();
    }

    private void WriteBypass()
    {
        var reasons = new List<VariableName>();
        if (rule.Unless.Authorization == AuthorizationMode.Bypass)
            reasons.Add(VariableName.RequestHeader("authorization"));
        reasons.AddRange(rule.Unless.Headers.Select(VariableName.RequestHeader));
        if (rule.Unless.Cookies.Count > 0)
        {
            var cookies = names.Variable("bypass_cookie");
            var any = PatternPart.AnyOf(rule.Unless.Cookies.Select(cookie => PatternPart.Of($"{cookie}")));
            writer.Map(
                NginxString.Of($"$http_cookie"),
                cookies,
                (NginxString.Pattern($"(?:^|[;,\\s]){any}\\s*="), NginxString.Of($"1")),
                (NginxString.Default, Nothing));
            reasons.Add(cookies);
        }

        // Any value counts, also "0", which nginx's own conditions take for false.
        writer.Map(NginxString.Values(reasons), names.Bypass, (Nothing, Nothing), (NginxString.Default, NginxString.Of($"1")));
    }

    private void WriteConsent()
    {
        if (rule.Unless.Authorization != AuthorizationMode.OriginConsent)
            return;

        writer.Comment("RFC 9111 section 3.5: what was answered to a request with Authorization needs the origin's word.");
        writer.Map(
            NginxString.Of($"$http_authorization\n${ResponseFacts.Directives}"),
            names.NoConsent,
            (NginxString.Pattern($"^\\n"), Nothing),
            (NginxString.PatternIgnoringCase($"\\n.*(?<![-\\w])(?:public|s-maxage|must-revalidate)(?![-\\w])"), Nothing),
            (NginxString.Default, NginxString.Of($"no")));
    }

    private void WriteLifetime()
    {
        var source = NginxString.Of($"$status");
        var entries = new List<(NginxString, NginxString)> { (NginxString.Default, Nothing) };

        foreach (var (status, ttl) in rule.Negative)
            entries.Add((NginxString.Pattern($"^{status}(?: |\\z)"), Lifetime(ttl)));

        switch (rule.Lifetime)
        {
            case EffectiveLifetime.Override(var edge):
                entries.Add((NginxString.Pattern($"^(?:200|301|308)\\z"), Lifetime(edge)));
                break;

            case EffectiveLifetime.RespectOrigin(var max, var fallback):
                writer.Map(
                    ResponseFacts.Stated,
                    names.Capped,
                    (NginxString.Pattern($"^{NumberPattern.GreaterThan(max.Seconds)}\\z"), max.Seconds),
                    (NginxString.Default, ResponseFacts.Stated));
                source = NginxString.Of($"$status ${names.Capped}");
                var stated = names.Variable("stated");
                entries.Add((NginxString.Pattern($"^(?:206|304) "), Nothing));
                if (fallback is { } withoutStatement)
                    entries.Add((NginxString.Pattern($"^(?:200|301|308) \\z"), Lifetime(CacheDuration.Min(withoutStatement, max))));
                entries.Add((NginxString.Pattern($"^[0-9]+ (?<{stated}>[1-9][0-9]*)\\z"), stated));
                break;
        }

        writer.Map(source, names.Lifetime, [.. entries]);
        writer.Map(
            NginxString.Of($"${names.Lifetime} {Vetoes()}"),
            names.Store,
            (NginxString.Pattern($"^[0-9]+ \\z"), NginxString.Of($"1")),
            (NginxString.Default, Nothing));
    }

    private NginxText Vetoes()
    {
        List<VariableName> vetoes = [ResponseFacts.Prohibited, ResponseFacts.Unselectable, ResponseFacts.SetsCookie];
        if (rule.Unless.Authorization == AuthorizationMode.OriginConsent)
            vetoes.Add(names.NoConsent);
        return NginxText.Values(vetoes);
    }

    private void WriteEdge()
    {
        var whileRevalidate = WriteWindow(names.StaleWhileRevalidate, "stale-while-revalidate", rule.StaleWhileRevalidate);
        var ifError = WriteWindow(names.StaleIfError, "stale-if-error", rule.StaleIfError);
        writer.Map(
            names.Store,
            names.Edge,
            (Nothing, NginxString.Of($"no-store")),
            (NginxString.Default, NginxString.Of(
                $"max-age=${names.Lifetime}, stale-while-revalidate={whileRevalidate}, stale-if-error={ifError}")));
    }

    /// <summary>
    /// How long a stale response may be served. RFC 9111 section 4.2.4 lets the origin forbid it, and an origin that names a
    /// window itself is held to the shorter one.
    /// </summary>
    private NginxText WriteWindow(VariableName variable, string directive, CacheDuration window)
    {
        if (window.Seconds == 0)
            return NginxText.Number(0);

        var entries = new List<(NginxString, NginxString)>
        {
            (NginxString.PatternIgnoringCase($"(?:must|proxy)-revalidate"), 0),
        };
        if (rule.Lifetime is EffectiveLifetime.RespectOrigin)
        {
            var stated = variable.WithSuffix("is");
            entries.Add((NginxString.PatternIgnoringCase(
                $"{ResponseFacts.Directive(directive)}{NumberPattern.GreaterThan(window.Seconds)}{ResponseFacts.EndOfNumber}"), window.Seconds));
            entries.Add((NginxString.PatternIgnoringCase(
                $"{ResponseFacts.Directive(directive)}(?<{stated}>[0-9]+){ResponseFacts.EndOfNumber}"), stated));
            entries.Add((NginxString.PatternIgnoringCase($"(?<![-\\w]){directive}(?!\\s*=)"), window.Seconds));
            entries.Add((NginxString.PatternIgnoringCase($"(?<![-\\w])s-maxage"), 0));
        }

        entries.Add((NginxString.Default, window.Seconds));
        writer.Map(ResponseFacts.Directives, variable, [.. entries]);
        return NginxText.Values([variable]);
    }

    private void WriteStored()
    {
        var decision = LifetimeHop.IsNeeded(rule)
            ? NginxString.Of($"$upstream_cache_status $upstream_http_x_cachepolicy_store")
            : NginxString.Of($"$upstream_cache_status ${names.Store}");
        writer.Map(
            decision,
            names.Stored,
            (NginxString.Pattern($"^(?:MISS|EXPIRED) 1\\z"), NginxString.Of($"; stored")),
            (NginxString.Default, Nothing));
    }

    private static NginxString Lifetime(CacheDuration duration) => duration.Seconds == 0 ? Nothing : duration.Seconds;
}
