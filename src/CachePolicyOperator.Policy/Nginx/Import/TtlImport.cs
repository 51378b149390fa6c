using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Nginx.Syntax;

namespace CachePolicyOperator.Policy.Nginx.Import;

/// <summary>Lifetimes: proxy_cache_valid, what of the origin's is ignored, and what clients are told.</summary>
internal sealed class TtlImport(CachedPlace place, ImportRemarks remarks)
{
    // nginx obeys any lifetime of the origin. The policy needs a limit, and this one is easily raised.
    private static readonly CacheDuration UsualMax = CacheDuration.FromSeconds(3600);

    private readonly SortedDictionary<int, CacheDuration> _lifetimes = [];

    public Ttl Import()
    {
        // The first directive that names a status counts (ngx_http_file_cache_valid).
        foreach (var directive in place.InEffect(Setting.CacheValid))
            Read(directive);

        var negative = _lifetimes.Where(entry => entry.Key >= 400).ToDictionary(entry => $"{entry.Key}", entry => $"{entry.Value}");
        var ttl = new Ttl { Client = Client(), Negative = negative.Count > 0 ? negative : null };
        CacheDuration? standard = _lifetimes.TryGetValue(200, out var ok) ? ok : null;
        if (IsOriginIgnored() && standard is { } edge)
            return ttl with { Mode = TtlMode.Override, Edge = $"{edge}" };

        var max = CacheDuration.Max(standard ?? CacheDuration.Zero, UsualMax);
        remarks.Loss(place.Cache, $"nginx obeys any lifetime that the origin states; the policy caps it at ttl.max, {max}");
        return ttl with { Mode = TtlMode.RespectOrigin, Default = standard is { } known ? $"{known}" : null, Max = $"{max}" };
    }

    private void Read(NginxDirective directive)
    {
        if (directive.ArgumentCount == 0 || NginxTime.Parse(directive[^1].Text) is not { } time || time.Seconds > CacheDuration.Longest.Seconds)
        {
            remarks.Loss(directive, $"{directive.Name} {string.Join(' ', directive.Words())}: no time that a policy can say");
            return;
        }

        if (time.Seconds == 0)
            return; // Not stored, which is what the policy does with a status that it does not list.
        string[] statuses = directive.ArgumentCount == 1 ? ["200", "301", "302"] : [.. directive.Words().SkipLast(1)];
        foreach (var status in statuses)
            Add(directive, status, CacheDuration.FromSeconds(time.Seconds));
        if (statuses.Contains("200") != statuses.Contains("301") && (statuses.Contains("200") || !_lifetimes.ContainsKey(301)))
            remarks.Note(directive, $"{directive.Name}: 200, 301 and 308 have one lifetime in a policy, that of 200");
    }

    private void Add(NginxDirective directive, string status, CacheDuration lifetime)
    {
        if (status == "any")
        {
            remarks.Loss(directive, $"{directive.Name} any: a policy lists the errors that it stores; other statuses than 200, 301 and 308 are stored only if the origin says so");
            _lifetimes.TryAdd(200, lifetime);
            _lifetimes.TryAdd(404, lifetime);
        }
        else if (int.TryParse(status, out var code) && code is 200 or 301 or 308 or (>= 400 and <= 599))
            _lifetimes.TryAdd(code, lifetime);
        else
            remarks.Loss(directive, $"{directive.Name} {status}: a policy stores 200, 301, 308 and errors without the origin's word");
    }

    private bool IsOriginIgnored()
    {
        string[] needed = ["Cache-Control", "Expires", "X-Accel-Expires"];
        var ignored = needed.Where(header => place.Ignores(header) is not null).ToList();
        foreach (var directive in place.InEffect(Setting.IgnoreHeaders))
        {
            if (place.Ignores("Cache-Control") is not null)
                remarks.Loss(directive, "responses with private, no-store or no-cache are stored by nginx here, and never by a policy");
            if (place.Ignores("Set-Cookie") is not null)
                remarks.Loss(directive, "responses with Set-Cookie are stored by nginx here, and never by a policy");
            if (place.Ignores("Vary") is not null)
                remarks.Loss(directive, "a policy heeds Vary; what does not change the response should not be in it");
        }

        return ignored.Contains("Cache-Control");
    }

    private string Client()
    {
        if (place.Scope.TheOne(Setting.Expires) is { ArgumentCount: 1 } expires && NginxTime.Parse(expires[0].Text) is { } time && time.Seconds <= CacheDuration.Longest.Seconds)
            return $"{CacheDuration.FromSeconds(time.Seconds)}";
        remarks.Note(place.Cache, "clients are told to revalidate every time (ttl.client: 0s), whatever the origin says; raise it for content whose URL changes with it");
        return "0s";
    }
}
