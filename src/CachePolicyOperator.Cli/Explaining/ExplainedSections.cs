using System.Globalization;
using CachePolicyOperator.Policy.Explaining;
using CachePolicyOperator.Policy.Explaining.Origins;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Requests;
using CachePolicyOperator.Policy.Responses;

namespace CachePolicyOperator.Cli.Explaining;

/// <summary>The reasons behind the answer, section by section.</summary>
internal static class ExplainedSections
{
    public static IEnumerable<(string Title, IReadOnlyList<string> Lines)> Of(Explanation explanation)
    {
        yield return ("why this rule", [.. explanation.Trace.Passed.Select(rule => $"not {rule.Name} ({rule.Path}): {string.Join("; ", rule.Misses)}"), Deciding(explanation.Trace)]);
        if (explanation.Key is { } key)
            yield return ("cache key", [.. KeyLines(key)]);
        if (explanation is { WorstAge: { } worst, AgeCeiling: { } ceiling })
        {
            yield return ("lifetimes", [.. explanation.Lifetimes.Select(Lifetime)]);
            yield return ("worst age", [$"{worst.Total} = edge {worst.Edge} + stale {worst.Window} + client {worst.Client}; {Allowed(ceiling, worst.Total)}"]);
        }

        if (explanation.Captured is { } captured)
            yield return ("captured response", [.. Captured(captured)]);
        if (explanation is { Trace: RequestTrace.Storing { Rule: var store } })
            yield return ("to invalidate it", [.. Invalidate(explanation.Invalidation, store)]);
    }

    private static string Deciding(RequestTrace trace) => trace switch
    {
        RequestTrace.Ambiguous => "no rule is asked: after decoding the path holds ; \\ ? # % or a control character, or leads above /",
        RequestTrace.Unmatched => "no rule is left",
        RequestTrace.Bypassed { Rule: var rule, Path: var path } => Matches(rule, path),
        RequestTrace.KeptAway { Rule: var rule, Path: var path, Causes: var causes } => $"{Matches(rule, path)}, but {path}.bypass names {string.Join(" and ", causes)}",
        RequestTrace.Storing { Rule: var rule, Path: var path } => Matches(rule, path),
        _ => throw new InvalidOperationException($"unknown trace {trace.GetType().Name}"),
    };

    private static string Matches(EffectiveRule rule, string path) => $"rule {rule.Name} ({path}) is for {Differences.RuleFacts.Requests(rule.Match)}";

    private static IEnumerable<string> KeyLines(RequestKey key)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"cache generation {key.Generation}");
        yield return $"scheme {key.Scheme}, host {(key.Host.Length > 0 ? key.Host : "(that of the proxy's address)")}";
        yield return $"query {Value(key.Query.Text)}{(key.Query.Ignored.Count > 0 ? $"; ignored: {string.Join(", ", key.Query.Ignored)}" : "")}";
        foreach (var (name, value) in key.Headers)
            yield return $"header {name}: {Value(value)}";
        foreach (var (name, value) in key.Cookies)
            yield return $"cookie {name}: {Value(value)}";
        yield return $"path {key.Path}";
    }

    private static string Value(string text) => text.Length > 0 ? text : "(none)";

    private static string Lifetime(LifetimeFact fact) => $"{fact.Name}: {fact.Value} ({fact.Path}), {fact.Meaning}; {Allowed(fact.Ceiling, fact.Value)}";

    private static string Allowed(Limit ceiling, CacheDuration value) =>
        $"{ceiling.SetBy.Title} allows {ceiling.Longest}{(value > ceiling.Longest ? ", and this is more: only by an exception or an acknowledgement, see cachepolicy lint" : "")}";

    private static IEnumerable<string> Captured(CapturedResponse captured)
    {
        var review = captured.Review;
        yield return review.IsStorable ? "a shared cache may store it (RFC 9111 section 3)" : "no shared cache may store it, or reuse it";
        foreach (var remark in review.Remarks)
            yield return $"{remark.Text} ({remark.Section})";
        yield return Freshness(review);
        if (captured is not CapturedResponse.FromOrigin { Decision: var decision, Client: var client })
        {
            yield return "it came through the proxy, so its lifetime is the client's: capture the origin's own response to see what the policy makes of it";
            yield break;
        }

        if (decision is EdgeDecision.Stored stored)
        {
            yield return Window("stale while revalidating", stored.WhileRevalidate);
            yield return Window("stale if the origin fails", stored.IfError);
            if (review.Age.Seconds > 0)
                yield return string.Create(CultureInfo.InvariantCulture, $"nginx does not read Age: the {review.Age.Seconds} s that it is old already come on top");
        }

        if (client is not null)
            yield return client.Length > 0 ? $"clients get Cache-Control: {client}" : "clients get no Cache-Control";
    }

    private static string Freshness(ResponseReview review) => review.Freshness switch
    {
        Freshness.Stated { Seconds: var seconds, Source: var source, Section: var section } => string.Create(CultureInfo.InvariantCulture,
            $"by its own words {(review.IsFresh == true ? "fresh" : "stale")}: {seconds} s ({source}; {section}), and {review.Age.Seconds} s old ({review.Age.Source}; RFC 9111 section 4.2.3)"),
        _ => "it states no lifetime; caches may guess one (RFC 9111 section 4.2.2), nginx does not",
    };

    private static string Window(string name, StaleWindow window) =>
        $"{name}: {(window.Length == CacheDuration.Zero ? "never" : $"for {window.Length}")}{(window.Narrowed is { } why ? $", because {why}" : "")}";

    private static IEnumerable<string> Invalidate(Invalidation? invalidation, EffectiveRule.Store store)
    {
        yield return invalidation is { Path: var path, Present: var present, Lowered: var lowered }
            ? $"lower {path} from {present} to {lowered} and apply: what is stricter raises the cache generation, and nothing that this policy has stored is served any more; set it back afterwards"
            : $"wait: it lives for {store.Lifetime.Longest}";
        yield return store.Client == CacheDuration.Zero
            ? "clients keep nothing without asking"
            : $"what clients have they keep for up to {store.Client}: nothing reaches them";
    }
}
