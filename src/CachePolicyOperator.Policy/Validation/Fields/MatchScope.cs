using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Validation.Fields;

/// <summary>Which requests a match takes, in a form that can be compared with another match.</summary>
/// <param name="Path">The exact path or the prefix; null where the match names none or both, which is refused elsewhere.</param>
/// <param name="IsExact">Whether the path is exact.</param>
/// <param name="Hosts">The hosts; null for all.</param>
/// <param name="Methods">The methods that the rule takes, with the default of its mode filled in.</param>
/// <param name="Concerned">
/// The methods for which the rule makes a difference: a Bypass rule without methods takes all of them, and those that no rule can
/// store are passed to the origin with or without it.
/// </param>
internal sealed record MatchScope(
    string? Path,
    bool IsExact,
    IReadOnlyList<string>? Hosts,
    IReadOnlyList<HttpRequestMethod> Methods,
    IReadOnlyList<HttpRequestMethod> Concerned)
{
    private static readonly IReadOnlyList<HttpRequestMethod> Stored = [HttpRequestMethod.Get, HttpRequestMethod.Head];

    private static readonly IReadOnlyList<HttpRequestMethod> All = Enum.GetValues<HttpRequestMethod>();

    /// <summary>The smallest part of a match that an earlier rule takes wholly or not at all, as far as host and method go.</summary>
    /// <param name="Host">One host; null for all of them.</param>
    /// <param name="Method">One method.</param>
    internal readonly record struct Atom(string? Host, HttpRequestMethod Method);

    internal static MatchScope Of(CacheRule rule) => new(
        rule.Match switch
        {
            { Path: not null, PathPrefix: not null } => null,
            var match => match.Path ?? match.PathPrefix,
        },
        rule.Match.Path is not null,
        rule.Match.Hosts,
        rule.Match.Methods ?? (rule.Cache == CacheMode.Store ? Stored : All),
        rule.Match.Methods ?? Stored);

    internal IEnumerable<Atom> Atoms() =>
        from host in Hosts ?? (IReadOnlyList<string?>)[null]
        from method in Concerned
        select new Atom(host, method);

    /// <summary>Whether this match takes every request of the other's paths that the atom describes.</summary>
    internal bool Covers(MatchScope other, Atom atom) => CoversPath(other) && CoversHost(atom.Host) && Methods.Contains(atom.Method);

    private bool CoversPath(MatchScope other) =>
        Path is not null && other.Path is not null
        && (IsExact ? other.IsExact && other.Path == Path : other.Path.StartsWith(Path, StringComparison.Ordinal));

    private bool CoversHost(string? host) => Hosts is null || (host is not null && Hosts.Any(own => CoversHost(own, host)));

    private static bool CoversHost(string own, string host) =>
        own == host || (own.StartsWith("*.", StringComparison.Ordinal) && host.Length > own.Length - 1 && host.EndsWith(own[1..], StringComparison.Ordinal));
}
