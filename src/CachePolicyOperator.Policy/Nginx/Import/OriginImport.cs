using System.Globalization;
using System.Text.RegularExpressions;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Nginx.Syntax;

namespace CachePolicyOperator.Policy.Nginx.Import;

/// <summary>The origin of a configuration: a policy has one.</summary>
internal sealed partial class OriginImport(IReadOnlyList<NginxScope> scopes, ImportRemarks remarks)
{
    /// <summary>What a proxy_pass names, if a policy can name it.</summary>
    public (string Scheme, string Host, int Port)? Target(NginxDirective pass)
    {
        if (pass.ArgumentCount == 0 || Address().Match(pass[0].Text) is not { Success: true } address)
        {
            remarks.Loss(pass, $"{Shown(pass)}: an origin is a host and a port; variables and sockets are none");
            return null;
        }

        if (address.Groups["path"].Length > 0)
        {
            remarks.Loss(pass, $"{Shown(pass)}: it rewrites the path, and a policy passes it on as it is");
            return null;
        }

        var scheme = address.Groups["scheme"].Value;
        var host = address.Groups["host"].Value;
        return Upstream(host) is { } upstream ? Server(upstream, scheme) : (scheme, host, Port(address.Groups["port"], scheme));
    }

    public Origin Import((string Scheme, string Host, int Port) target, NginxScope location)
    {
        var origin = new Origin
        {
            Scheme = target.Scheme == "https" ? OriginScheme.Https : OriginScheme.Http,
            ConnectTimeout = Time(location, "proxy_connect_timeout", "5s"),
            ReadTimeout = Time(location, "proxy_read_timeout", "60s"),
        };
        var service = Service().Match(target.Host);
        ReportHost(location, service.Success);
        return service.Success
            ? origin with { Service = new() { Name = service.Groups["name"].Value, Port = target.Port } }
            : origin with { Host = new() { Name = target.Host, Port = target.Port } };
    }

    private void ReportHost(NginxScope location, bool isService)
    {
        var host = location.InEffect(Setting.SetHeader, UpstreamFamily.Proxy).FirstOrDefault(header => header.ArgumentCount == 2 && header[0].Text.Equals("Host", StringComparison.OrdinalIgnoreCase));
        var isClients = host != default && host[1].Text is "$host" or "$http_host";
        if (!isService && host != default && host[1].Text != "$proxy_host")
            remarks.Loss(host, "an origin that is no Service gets its own name as Host");
        if (isService && !isClients && location.Block is { } block)
            remarks.Note(host == default ? block : host, "a Service gets the client's Host");
    }

    private (string Scheme, string Host, int Port)? Server(NginxScope upstream, string scheme)
    {
        var servers = upstream.Directives().Where(directive => directive.Name == "server" && directive.ArgumentCount > 0).ToList();
        foreach (var other in servers.Skip(1))
            remarks.Loss(other, "a policy has one address of the origin: balance in the Service behind it");
        if (servers.Count == 0 || Address().Match("http://" + servers[0][0].Text) is not { Success: true } address)
            return null;
        return (scheme, address.Groups["host"].Value, Port(address.Groups["port"], "http"));
    }

    private NginxScope? Upstream(string name) =>
        scopes.FirstOrDefault(scope => scope.Kind == Setting.Upstream && scope.Block is { ArgumentCount: 1 } block && block[0].Text == name);

    private string Time(NginxScope location, string name, string standard)
    {
        if (location.Find(name) is not { } directive)
            return standard;
        if (NginxTime.Parse(directive[0].Text) is { Seconds: > 0 and <= 3600 } time)
            return CacheDuration.FromSeconds(time.Seconds).ToString();
        remarks.Loss(directive, $"{name} {directive[0].Text}: timeouts are 1s to 1h");
        return standard;
    }

    private static int Port(Group port, string scheme) =>
        port.Success && int.TryParse(port.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : scheme == "https" ? 443 : 80;

    private static string Shown(NginxDirective directive) => $"{directive.Name} {string.Join(' ', directive.Words())}";

    [GeneratedRegex(@"^(?<scheme>https?)://(?<host>[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9_])?)(?::(?<port>[0-9]{1,5}))?(?<path>/.*)?$")]
    private static partial Regex Address();

    // A Service of the cluster, by the name that its DNS gives it.
    [GeneratedRegex(@"^(?<name>[a-z][-a-z0-9]*)\.[a-z0-9-]+\.svc(\.[a-z0-9.-]+)?$")]
    private static partial Regex Service();
}
