using System.Text;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Requests;
using CachePolicyOperator.Policy.Simulation.Logs;

namespace CachePolicyOperator.Policy.Simulation;

/// <summary>A rule's match for the bytes of a log: decides as <see cref="RequestMatching"/> does for texts.</summary>
internal sealed class RequestSelector(EffectiveMatch match)
{
    private readonly byte[] _path = Encoding.Latin1.GetBytes(match.Path);
    private readonly byte[][] _methods = [.. match.Methods.Select(Encoding.UTF8.GetBytes)];
    private readonly (byte[] Text, bool IsWildcard)[] _hosts =
        [.. match.Hosts.Select(host => RequestMatching.IsWildcard(host) ? (Encoding.UTF8.GetBytes(host[1..]), true) : (Encoding.UTF8.GetBytes(host), false))];

    /// <param name="request">Its path is not ambiguous.</param>
    /// <param name="host">Lower case, without a port; empty: unknown.</param>
    public bool Takes(LoggedRequest request, ReadOnlySpan<byte> host)
    {
        var path = request.Path.Span;
        return (match.Exact ? path.SequenceEqual(_path) : path.StartsWith(_path)) && TakesMethod(request.Method.Span) && TakesHost(host);
    }

    private bool TakesMethod(ReadOnlySpan<byte> method)
    {
        foreach (var own in _methods)
        {
            if (method.SequenceEqual(own))
                return true;
        }

        return _methods.Length == 0;
    }

    private bool TakesHost(ReadOnlySpan<byte> host)
    {
        foreach (var (text, isWildcard) in _hosts)
        {
            if (isWildcard ? host.Length > text.Length && host.EndsWith(text) : host.SequenceEqual(text))
                return true;
        }

        return _hosts.Length == 0;
    }
}
