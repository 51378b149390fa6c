using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Validation.Fields;

/// <summary>
/// A rule that stores, with its durations read. One that cannot be read, or is longer than any may be, is null here and refused by
/// TTL-002 or TTL-003.
/// </summary>
internal sealed class StoringRule
{
    private readonly int _index;

    private StoringRule(CacheRule rule, int index)
    {
        Rule = rule;
        _index = index;
        Lifetime = Read(LifetimeText);
        Default = Read(DefaultText);
        Client = Read(rule.Ttl?.Client);
        WhileRevalidate = Read(rule.Stale?.WhileRevalidate);
        IfError = Read(rule.Stale?.IfError);
    }

    internal CacheRule Rule { get; }

    /// <summary>Where it stands: <c>spec.rules[2]</c>.</summary>
    internal string At => field ??= RulePath.At(_index);

    /// <summary>The longest edge lifetime: ttl.edge or ttl.max, whichever counts in the rule's mode.</summary>
    internal CacheDuration? Lifetime { get; }

    internal string? LifetimeText => IsOverride ? Rule.Ttl?.Edge : Rule.Ttl?.Max;

    internal string LifetimePath => $"{At}.{LifetimeField}";

    internal string LifetimeField => IsOverride ? "ttl.edge" : "ttl.max";

    internal CacheDuration? Default { get; }

    internal string? DefaultText => IsOverride ? null : Rule.Ttl?.Default;

    internal CacheDuration? Client { get; }

    internal CacheDuration? WhileRevalidate { get; }

    internal CacheDuration? IfError { get; }

    /// <summary>The longer stale window.</summary>
    internal CacheDuration? Window => WhileRevalidate > IfError || IfError is null ? WhileRevalidate : IfError;

    internal bool IsOverride => Rule.Ttl?.Mode == TtlMode.Override;

    /// <summary>The class whose ceilings hold: the strictest where the rule names none.</summary>
    internal ContentClass JudgedAs => Rule.ContentClass ?? ContentClass.Html;

    /// <summary>Whether users could get each other's content if the rule's key is too coarse.</summary>
    internal bool IsPageOrApi => JudgedAs is ContentClass.Html or ContentClass.Api;

    internal bool IsAsset => JudgedAs is ContentClass.VersionedAsset or ContentClass.MutableAsset or ContentClass.Media;

    /// <summary>Error lifetimes that can be read, in the order of the statuses.</summary>
    internal IEnumerable<(string Status, string Text, CacheDuration Lifetime)> Negative =>
        from entry in Rule.Ttl?.Negative?.ByStatus() ?? []
        let lifetime = Read(entry.Value)
        where lifetime is not null
        select (entry.Key, entry.Value, lifetime.Value);

    internal static StoringRule Of(CacheRule rule, int index = 0) => new(rule, index);

    internal static IReadOnlyList<StoringRule> AllOf(CachePolicySpec spec)
    {
        var storing = new List<StoringRule>(spec.Rules.Count);
        for (var i = 0; i < spec.Rules.Count; i++)
        {
            if (spec.Rules[i].Cache == CacheMode.Store)
                storing.Add(new(spec.Rules[i], i));
        }

        return storing;
    }

    private static CacheDuration? Read(string? text) =>
        text is not null && CacheDuration.Parse(text) is Parsed<CacheDuration>.Value read && read.Result <= DurationBounds.Lifetime.Maximum ? read.Result : null;
}
