using System.Text.RegularExpressions;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Nginx.Linting.Model;

namespace CachePolicyOperator.Policy.Nginx.Import;

/// <summary>The servers of a configuration and the hosts that each is for.</summary>
internal static class ImportedServers
{
    /// <summary>Named hosts first; the default server, which also gets every other host, last.</summary>
    public static IEnumerable<(NginxScope Server, IReadOnlyList<string> Hosts)> Of(IReadOnlyList<NginxScope> scopes, ImportRemarks remarks)
    {
        // Within upstream, server is a directive and no block.
        var servers = scopes.Where(scope => scope.Kind == Setting.Server).ToList();
        if (servers.Count == 0)
            return scopes.Where(scope => scope.Block is null && scope.HasLocations).Select(scope => (scope, (IReadOnlyList<string>)[]));

        var standard = servers.Find(server => server.Own(Setting.Listen).Any(listen => listen.Words().Contains("default_server"))) ?? servers[0];
        return servers.Where(server => server != standard).Select(server => (server, Hosts(server, remarks)))
            .Where(server => server.Item2.Count > 0)
            .Append((standard, []));
    }

    private static IReadOnlyList<string> Hosts(NginxScope server, ImportRemarks remarks)
    {
        SortedSet<string> hosts = new(StringComparer.Ordinal);
        foreach (var name in server.Own(Setting.ServerName))
        {
            foreach (var host in name.Words().Select(word => word.ToLowerInvariant()).Where(word => word is not ("_" or "")))
            {
                // .example.com stands for the domain and everything below.
                string[] meant = host[0] == '.' ? [host[1..], "*" + host] : [host];
                if (meant.All(text => Regex.IsMatch(text, Patterns.MatchHost, RegexOptions.CultureInvariant)))
                    hosts.UnionWith(meant);
                else
                    remarks.Loss(name, $"server_name {host}: a rule's hosts are names, or *. before one");
            }
        }

        if (hosts.Count == 0 && server.Block is { } block)
            remarks.Loss(block, "a second server without a host that a rule can name: its locations are not in the policy");
        return [.. hosts];
    }
}
