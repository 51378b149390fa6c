using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Validation.Fields;

/// <summary>A rule that stores, with its durations read. One that cannot be read is null here and refused by TTL-002 or TTL-003.</summary>
internal sealed class StoringRule
{
    private StoringRule(CacheRule rule, int index)
    {
        Rule = rule;
        At = RulePath.At(index);
        Lifetime = Read(rule.Ttl?.Mode == TtlMode.Override ? rule.Ttl.Edge : rule.Ttl?.Max);
        Default = Read(rule.Ttl is { Mode: TtlMode.RespectOrigin } ? rule.Ttl.Default : null);
        Client = Read(rule.Ttl?.Client);
        WhileRevalidate = Read(rule.Stale?.WhileRevalidate);
        IfError = Read(rule.Stale?.IfError);
    }

    public CacheRule Rule { get; }

    /// <summary>Where it stands: <c>spec.rules[2]</c>.</summary>
    public string At { get; }

    /// <summary>The longest edge lifetime: ttl.edge or ttl.max, whichever counts in the rule's mode.</summary>
    public CacheDuration? Lifetime { get; }

    public string LifetimePath => Rule.Ttl?.Mode == TtlMode.Override ? $"{At}.ttl.edge" : $"{At}.ttl.max";

    public CacheDuration? Default { get; }

    public CacheDuration? Client { get; }

    public CacheDuration? WhileRevalidate { get; }

    public CacheDuration? IfError { get; }

    /// <summary>How a message says which class was judged.</summary>
    public string ClassText => Rule.ContentClass?.ToString() ?? "Html (the rule names no contentClass, so the strictest counts)";

    public ContentClass JudgedAs => Rule.ContentClass ?? ContentClass.Html;

    /// <summary>Error lifetimes that can be read, by status.</summary>
    public IEnumerable<(string Status, CacheDuration Lifetime, string Path)> Negative =>
        from entry in Rule.Ttl?.Negative ?? new Dictionary<string, string>()
        let lifetime = Read(entry.Value)
        where lifetime is not null
        select (entry.Key, lifetime.Value, $"{At}.ttl.negative[{entry.Key}]");

    public static IReadOnlyList<StoringRule> AllOf(CachePolicySpec spec) =>
        [.. spec.Rules.Select((rule, index) => (rule, index)).Where(item => item.rule.Cache == CacheMode.Store).Select(item => new StoringRule(item.rule, item.index))];

    private static CacheDuration? Read(string? text) =>
        text is not null && CacheDuration.Parse(text) is Parsed<CacheDuration>.Value read ? read.Result : null;
}
