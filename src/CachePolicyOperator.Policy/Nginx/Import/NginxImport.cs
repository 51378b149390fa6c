using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Nginx.Linting;
using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Nginx.Syntax;

namespace CachePolicyOperator.Policy.Nginx.Import;

/// <summary>From raw nginx configuration to a policy. What a policy cannot say is reported, never guessed at in silence.</summary>
public sealed class NginxImport
{
    private readonly ImportRemarks _remarks = new();
    private readonly NginxReview _review;
    private readonly OriginImport _origins;

    private NginxImport(IReadOnlyList<NginxDocument> documents)
    {
        _review = new NginxReview(documents, NginxLimits.Default);
        _origins = new OriginImport(_review.Scopes, _remarks);
    }

    /// <param name="files">By name; those beside the one with the http block are taken for what it includes.</param>
    /// <param name="workload">The Deployment that is to run the proxy.</param>
    public static ImportedPolicy Of(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, string workload)
    {
        var documents = files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => NginxDocument.Parse(file.Key, file.Value)).ToList();
        return new NginxImport(documents).Import(workload);
    }

    private ImportedPolicy Import(string workload)
    {
        foreach (var problem in _review.Documents.SelectMany(document => document.Problems))
            _remarks.Loss(problem);
        var passing = new List<(ImportedLocation Location, (string Scheme, string Host, int Port) Target)>();
        foreach (var (server, hosts) in ImportedServers.Of(_review.Scopes, _remarks).ToList())
        {
            UnknownDirectives.Report(server, _remarks);
            foreach (var location in ImportedLocation.Of(server, hosts, _review.Scopes, _remarks))
            {
                if (Target(location) is { } target)
                    passing.Add((location, target));
            }
        }

        var storage = StorageImport.Import([.. _review.Statements(Setting.CachePath).Select(statement => statement.Directive)], _remarks);
        if (passing.Count == 0)
            return new(new CachePolicySpec { TargetRef = new() { Name = workload }, Storage = storage }, _remarks.InOrder);

        // The one that most stored responses come from, else most locations pass to; of several the first.
        var origin = passing.GroupBy(location => location.Target).MaxBy(group => (group.Count(entry => PlaceOf(entry.Location) is not null), group.Count()))!.Key;
        foreach (var (location, target) in passing.Where(location => location.Target != origin))
            _remarks.Loss(location.Block, $"location {location.Path} passes to {target.Host}:{target.Port}: a policy has one origin, {origin.Host}:{origin.Port}, and the location needs a policy of its own");
        var ours = passing.Where(location => location.Target == origin).Select(location => location.Location).ToList();
        return new(
            new CachePolicySpec
            {
                TargetRef = new() { Name = workload },
                Listen = new() { Port = Port(ours[0]) },
                Origin = _origins.Import(origin, ours[0].Scope),
                Rules = Rules(ours),
                Storage = storage,
            },
            _remarks.InOrder);
    }

    private (string Scheme, string Host, int Port)? Target(ImportedLocation location)
    {
        UnknownDirectives.Report(location.Scope, _remarks);
        if (location.Scope.Own(Setting.Pass, UpstreamFamily.Proxy) is [var pass, ..])
            return _origins.Target(pass);
        if (!location.Scope.HasLocations)
            _remarks.Loss(location.Block, $"location {location.Path} passes nothing on by proxy_pass: its requests go to other rules, or to the origin");
        return null;
    }

    private List<CacheRule> Rules(List<ImportedLocation> locations)
    {
        var names = new RuleNaming();
        return [.. locations.Select(location => Rule(location, names.For(location)))];
    }

    private CacheRule Rule(ImportedLocation location, string name)
    {
        var match = new RuleMatch { Path = location.IsExact ? location.Path : null, PathPrefix = location.IsExact ? null : location.Path, Hosts = location.Hosts.Count > 0 ? location.Hosts : null };
        return PlaceOf(location) is not { } place
            ? new CacheRule { Name = name, Match = match, Cache = CacheMode.Bypass }
            : new CacheRule
            {
                Name = name,
                Match = match,
                ContentClass = place.Content,
                Ttl = new TtlImport(place, _remarks).Import(),
                Stale = StaleImport.Import(place, _remarks),
                Key = KeyImport.Import(place, _remarks),
                Bypass = BypassImport.Import(place, _remarks),
                Coalescing = StaleImport.Coalescing(place, _remarks),
            };
    }

    private CachedPlace? PlaceOf(ImportedLocation location) =>
        _review.Places.FirstOrDefault(place => ReferenceEquals(place.Scope, location.Scope) && place.Family == UpstreamFamily.Proxy);

    private int Port(ImportedLocation location)
    {
        foreach (var listen in location.Scope.InEffect(Setting.Listen).Where(listen => listen.ArgumentCount > 0))
        {
            if (listen.Words().Contains("ssl"))
                _remarks.Loss(listen, "listen ssl: TLS ends in front of the proxy");
            if (int.TryParse(listen[0].Text[(listen[0].Text.LastIndexOf(':') + 1)..], out var port) && port is > 0 and < 65_536)
                return port;
        }

        return 80;
    }
}
