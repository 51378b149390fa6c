using System.Globalization;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation;

/// <summary>
/// What the rules of an earlier spec allowed, in a form short enough for an annotation on its rendered ConfigMap: so that the
/// controller, too, can tell that a change raises a lifetime.
/// </summary>
/// <remarks>A rule is found again by its name, or by its match where it was renamed.</remarks>
public sealed class PriorLifetimes
{
    private readonly IReadOnlyList<Entry> _entries;

    private PriorLifetimes(IReadOnlyList<Entry> entries) => _entries = entries;

    public static PriorLifetimes Of(CachePolicySpec spec) =>
        new([.. StoringRule.AllOf(spec).Select(storing => new Entry(storing.Rule.Name, MatchHash(storing.Rule), Seconds(storing.Lifetime), Seconds(storing.Client)))]);

    /// <summary>Reads what <see cref="ToString"/> wrote; entries in another form are left out.</summary>
    public static PriorLifetimes Parse(string text) => new([.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Entry.Parse).OfType<Entry>()]);

    /// <summary>The edge and the client lifetime of the rule before the change; null where there was no such rule.</summary>
    public (CacheDuration Edge, CacheDuration Client)? Of(CacheRule rule)
    {
        var found = _entries.FirstOrDefault(entry => entry.Name == rule.Name) ?? _entries.FirstOrDefault(entry => entry.Match == MatchHash(rule));
        return found is null ? null : (CacheDuration.FromSeconds(found.Edge), CacheDuration.FromSeconds(found.Client));
    }

    /// <summary>One word a rule: name, hash of the match, edge and client lifetime in seconds.</summary>
    public override string ToString() => string.Join(' ', _entries);

    private static long Seconds(CacheDuration? duration) => duration?.Seconds ?? 0;

    private static string MatchHash(CacheRule rule) => SpecPart.Hash("", SpecSection.Match, new(), rule with { Name = "" });

    private sealed record Entry(string Name, string Match, long Edge, long Client)
    {
        public static Entry? Parse(string word) =>
            word.Split(':') is [var name, var match, var edge, var client] && Read(edge) is { } edgeSeconds && Read(client) is { } clientSeconds
                ? new(name, match, edgeSeconds, clientSeconds)
                : null;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}:{Match}:{Edge}:{Client}");

        private static long? Read(string text) =>
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= CacheDuration.Longest.Seconds ? seconds : null;
    }
}
