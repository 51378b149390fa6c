using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Requests;

/// <summary>A part of a rule's match that does not hold for a request; as text, a clause for people.</summary>
public abstract record MatchMiss
{
    private MatchMiss()
    {
    }

    public sealed record Path(string Own, bool Exact, string Asked) : MatchMiss
    {
        public override string ToString() => Exact ? $"path {Asked} is not {Own}" : $"path {Asked} does not begin with {Own}";
    }

    public sealed record Method(IReadOnlyList<string> Own, string Asked) : MatchMiss
    {
        public override string ToString() => $"method {Asked} is not {string.Join(" or ", Own)}";
    }

    public sealed record Host(IReadOnlyList<string> Own, string? Asked) : MatchMiss
    {
        public override string ToString() => Asked is null
            ? $"the request names no host, and the rule is for {string.Join(", ", Own)}"
            : $"host {Asked} is not {string.Join(" or ", Own)}";
    }

    /// <summary>Every part that does not hold; none where the rule is for the request.</summary>
    /// <param name="match">The rule's.</param>
    /// <param name="request">Its path is not ambiguous: for one that is, no rule is asked.</param>
    /// <param name="path">The request's, normalised.</param>
    internal static IEnumerable<MatchMiss> Between(EffectiveMatch match, ProbeRequest request, string path)
    {
        if (!match.TakesPath(path))
            yield return new Path(match.Path, match.Exact, path);
        if (!match.TakesMethod(request.Method))
            yield return new Method(match.Methods, request.Method);
        if (!match.TakesHost(request.Host))
            yield return new Host(match.Hosts, request.Host);
    }
}
