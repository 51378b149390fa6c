using System.Globalization;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>
/// From a resolved policy to a file for <c>/etc/nginx/conf.d</c>, which the stock image includes in its http block, and its seal.
/// </summary>
/// <remarks>
/// Guarantees: the same policy and cache generation give the same bytes; nothing that a user wrote can become syntax
/// (<see cref="NginxString"/>). docs/engines/nginx.md says what is rendered for what, and what nginx cannot do.
/// </remarks>
public static class NginxRenderer
{
    public const string FileName = "cachepolicy.conf";

    public static RenderedConfig Render(EffectivePolicy policy, long cacheGeneration, NginxLayout layout)
    {
        var writer = new NginxWriter();
        var zone = new CacheZone(policy.Storage);
        var rules = policy.Rules.Select((rule, i) => (Rule: rule, Names: new RuleNames(i + 1))).ToList();
        var storing = rules.Where(r => r.Rule is EffectiveRule.Store).Select(r => (Rule: (EffectiveRule.Store)r.Rule, r.Names)).ToList();

        WritePreamble(writer);
        if (storing.Count > 0)
            zone.Write(writer);
        OriginUpstream.WriteUpstreams(writer, policy, layout);
        WriteMaps(writer, policy, storing);

        WriteFront(writer, policy, layout, () =>
        {
            foreach (var (rule, names) in rules)
                WriteLocation(writer, policy, rule, names, zone);
        });
        foreach (var (rule, names) in storing.Where(r => LifetimeHop.IsNeeded(r.Rule)))
            LifetimeHop.WriteServers(writer, policy, layout, rule, names);
        StatusServer.Write(writer, policy, layout);

        var files = new Dictionary<string, string> { [FileName] = WithDollar(writer.ToString()) };
        return RevisionSeal.Seal(policy.Engine, policy.Name, files, cacheGeneration, policy.Listen.StatusPort);
    }

    internal static void WriteListen(NginxWriter writer, NginxLayout layout, int port) => writer.Directive(
        "listen",
        layout.ListenAddress is { } address ? NginxString.Plain($"{address}:{port}") : port);

    private static void WritePreamble(NginxWriter writer)
    {
        writer.Comment("Rendered by the CachePolicy operator. The revision names this content: a change here is not one of the policy.");
        writer.Fixed("variables_hash_max_size 8192");
        writer.Fixed("variables_hash_bucket_size 128");
        writer.Fixed("map_hash_bucket_size 256");
        writer.Fixed("server_names_hash_bucket_size 128");
        writer.Fixed("proxy_headers_hash_max_size 2048");
        writer.Fixed("proxy_headers_hash_bucket_size 128");
    }

    private static void WriteMaps(
        NginxWriter writer, EffectivePolicy policy, List<(EffectiveRule.Store Rule, RuleNames Names)> storing)
    {
        writer.Space();
        RuleSelection.WriteMap(writer, policy.Rules);
        writer.Space();
        ForwardedHeaders.WriteMaps(writer);
        if (storing.Count == 0)
            return;

        QuerySelection.WriteSharedMap(writer);
        writer.Space();
        CacheStatus.WriteMaps(writer);
        writer.Space();
        ResponseFacts.WriteMaps(writer);
        if (storing.Any(r => r.Rule.Lifetime is EffectiveLifetime.RespectOrigin))
            ResponseFacts.WriteStatedLifetime(writer);
        if (policy.Rules.Any(LifetimeHop.IsNeeded))
        {
            LifetimeHop.WriteMaps(writer);
            FrontMaps.Write(writer);
        }

        foreach (var (rule, names) in storing)
        {
            writer.Space();
            new RuleMaps(writer, rule, names).Write();
        }
    }

    private static void WriteFront(NginxWriter writer, EffectivePolicy policy, NginxLayout layout, Action locations)
    {
        var cacheStatus = new CacheStatus(policy.Name);
        writer.Space();
        writer.Block("server", [], () =>
        {
            WriteListen(writer, layout, policy.Listen.Port);
            writer.Comment("$host of a request without Host.");
            writer.Fixed("server_name localhost");
            writer.Fixed("server_tokens off");
            writer.Comment("How large a request may be is the origin's to say.");
            writer.Fixed("client_max_body_size 0");
            OriginUpstream.WriteProxySettings(writer, policy.Origin);
            OriginUpstream.WriteTls(writer, policy.Origin, layout);
            writer.Directive("add_header", NginxString.Of($"Cache-Status"), cacheStatus.OfRefused(), NginxString.Plain($"always"));

            writer.Comment("A jump to the rule's location: it keeps the method and the body, which is not read before.");
            writer.Block("location", [NginxString.Plain($"/")], () =>
            {
                writer.Directive("error_page", 418, NginxString.Plain($"="), RuleSelection.Location);
                writer.Fixed("return 418");
            });

            locations();
            PassLocation.Write(writer, policy.Origin, RuleNames.Ambiguous, cacheStatus.OfAmbiguous());
            PassLocation.Write(writer, policy.Origin, RuleNames.Unmatched, cacheStatus.OfUnmatched());
        });
    }

    private static void WriteLocation(
        NginxWriter writer, EffectivePolicy policy, EffectiveRule rule, RuleNames names, CacheZone zone)
    {
        var cacheStatus = new CacheStatus(policy.Name);
        switch (rule)
        {
            case EffectiveRule.Store store:
                new StoreLocation(writer, policy, store, names).Write(zone.Name, cacheStatus);
                break;
            default:
                PassLocation.Write(writer, policy.Origin, names.Location, cacheStatus.OfBypass(rule.Name));
                break;
        }
    }

    private static string WithDollar(string text)
    {
        if (!text.Contains(NginxTextHandler.DollarVariable, StringComparison.Ordinal))
            return text;

        var dollar = string.Create(CultureInfo.InvariantCulture, $"geo ${NginxTextHandler.DollarVariable} {{\n    default \"$\";\n}}\n");
        return dollar + text;
    }
}
