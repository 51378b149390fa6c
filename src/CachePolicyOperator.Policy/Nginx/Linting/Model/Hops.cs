using CachePolicyOperator.Policy.Nginx.Syntax;

namespace CachePolicyOperator.Policy.Nginx.Linting.Model;

/// <summary>
/// Servers of the same files that a place passes to, over loopback or a unix socket, before the origin: what they put into a
/// response's Cache-Control decides about storing.
/// </summary>
internal sealed class Hops
{
    private readonly Dictionary<string, List<NginxDirective>> _upstreams = [];
    private readonly Dictionary<string, List<NginxScope>> _servers = [];
    private readonly Dictionary<NginxScope, List<string>> _words = [];

    public Hops(IEnumerable<NginxScope> scopes)
    {
        foreach (var scope in scopes)
        {
            if (scope is { Kind: Setting.Upstream, Block: { ArgumentCount: 1 } upstream })
                _upstreams[upstream[0].Text] = [.. scope.Own(Setting.Server)];
            foreach (var listen in scope.Own(Setting.Listen).Where(listen => scope.Kind == Setting.Server && listen.ArgumentCount > 0))
                Under(_servers, listen[0].Text).Add(scope);
            if (scope.Says(Setting.AddHeader, UpstreamFamily.None) && ServerAround(scope) is { } server)
                Under(_words, server).AddRange(scope.Own(Setting.AddHeader).Where(IsAboutStoring).Select(header => header[1].Text));
        }
    }

    /// <summary>The values of Cache-Control and X-Accel-Expires that the servers behind a place set.</summary>
    public IEnumerable<string> WordsBehind(CachedPlace place)
    {
        if (place.TheOne(Setting.Pass) is not { ArgumentCount: > 0 } pass)
            return [];
        var target = pass[0].Text;
        var host = target[(target.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0)..].TrimEnd('/', ':');
        var addresses = _upstreams.TryGetValue(host, out var servers) ? servers.Where(server => server.ArgumentCount > 0).Select(server => server[0].Text) : [host];
        return addresses
            .SelectMany(address => _servers.GetValueOrDefault(address) ?? [])
            .SelectMany(server => _words.GetValueOrDefault(server) ?? []);
    }

    private static bool IsAboutStoring(NginxDirective header) =>
        header.ArgumentCount > 1 && header[0].Text.ToLowerInvariant() is "cache-control" or "x-accel-expires";

    private static NginxScope? ServerAround(NginxScope scope)
    {
        for (var around = scope; around is not null; around = around.Outer)
        {
            if (around.Kind == Setting.Server)
                return around;
        }

        return null;
    }

    private static List<TValue> Under<TKey, TValue>(Dictionary<TKey, List<TValue>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        return list;
    }
}
