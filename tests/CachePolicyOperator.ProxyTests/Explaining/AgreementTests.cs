using System.Text.Json;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Explaining;
using CachePolicyOperator.Policy.Explaining.Origins;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Http;
using CachePolicyOperator.Policy.Manifests;
using CachePolicyOperator.Policy.Requests;
using CachePolicyOperator.ProxyTests.Nginx;

namespace CachePolicyOperator.ProxyTests.Explaining;

/// <summary>What <c>cachepolicy explain</c> says is what nginx does: it looks into nginx's own store.</summary>
public sealed class AgreementTests : IDisposable
{
    private const string Rules = """
        - name: override
          match: {pathPrefix: /override/}
          ttl: {mode: Override, edge: 50s, client: 5s, negative: {"404": 7s}}
        - name: overstale
          match: {pathPrefix: /overstale/}
          ttl: {mode: Override, edge: 50s, client: 5s, negative: {"404": 7s}}
          stale: {whileRevalidate: 10s, ifError: 20s}
        - name: respect
          match: {pathPrefix: /respect/}
          ttl: {mode: RespectOrigin, max: 55s, default: 25s, client: 5s, negative: {"404": 7s}}
        - name: strict
          match: {pathPrefix: /strict/}
          ttl: {mode: RespectOrigin, max: 1h}
          stale: {whileRevalidate: 10s, ifError: 20s}
        - name: consent
          match: {pathPrefix: /consent/}
          ttl: {mode: RespectOrigin, max: 1h, default: 25s}
          bypass: {authorization: OriginConsent}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("cachepolicy-proxytest").FullName;

    [Theory]
    [InlineData("override", false)]
    [InlineData("overstale", false)]
    [InlineData("respect", false)]
    [InlineData("strict", false)]
    [InlineData("consent", true)]
    public async Task Responses_are_stored_for_as_long_as_explained_and_clients_are_told_what_is_explained(string rule, bool authorized)
    {
        var responses = GeneratedResponses.Take(160).ToList();
        (string, string)[] headers = authorized ? [("Authorization", "Bearer x")] : [];
        await using var origin = new ScriptedOrigin { Answer = request => responses[int.Parse(request.Target.Split('/')[^1], null)] };
        await using var proxy = await NginxProxy.StartAsync(origin, Rules, _folder);
        var explainer = new Explainer(Policy(Rules), GuardrailSet.None);
        List<string> differences = [];

        for (var i = 0; i < responses.Count; i++)
        {
            var target = $"/{rule}/{i}";
            var before = DateTimeOffset.UtcNow;
            var seen = await proxy.GetAsync(target, headers);
            var after = DateTimeOffset.UtcNow;
            var request = new ProbeRequest("127.0.0.1", target, [.. headers.Select(header => KeyValuePair.Create(header.Item1, header.Item2))]);
            var explained = explainer.Explain(request, "http", 1, Head(responses[i]), before);
            var stored = StoredFile.All(Path.Combine(_folder, "cache")).SingleOrDefault(file => file.Key == explained.Key!.ToString());

            var captured = Assert.IsType<CapturedResponse.FromOrigin>(explained.Captured);
            var (says, does) = (Said(captured), Done(seen, stored, Lifetime(captured), before, after));
            if (says != does)
                differences.Add($"{responses[i].Status} {string.Join(" | ", responses[i].Headers)}: explained {says}, nginx {does}");
        }

        Assert.Equal("", string.Join('\n', differences));
        Assert.True(StoredFile.All(Path.Combine(_folder, "cache")).Count > 10, "hardly anything was stored, so nothing was compared");
    }

    [Theory]
    [InlineData("{}", "/a?x=1&utm=2&", "Cookie: theme=dark")]
    [InlineData("{query: {exclude: [utm_*, gclid]}}", "/a?utm_a=1&x=1&gclid=2&&y=2&utm_b=3&", "X: 1")]
    [InlineData("{query: {exclude: [a]}}", "/p?a&1&a&2&a&3&a&4&a&5", "X: 1")]
    [InlineData("{query: {include: [id, lang]}}", "/a?lang=de&x&id=1&id=2&y&id=3", "X: 1")]
    [InlineData("{query: {include: []}}", "/a?x=1", "X: 1")]
    [InlineData("{headers: [Accept-Language], cookies: [theme, seen]}", "/a%20b/../c//d?q", "Accept-Language: de, en", "Cookie: x=1; Theme=dark; theme=light")]
    [InlineData("{cookies: [theme]}", "/%C3%A4", "Cookie: theme= dark blue ; seen=1")]
    public async Task Keys_are_those_of_the_store(string key, string target, params string[] lines)
    {
        var rules = $$"""
            - name: all
              match: {pathPrefix: /}
              ttl: {mode: Override, edge: 1h}
              key: {{key}}
            """;
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, rules, _folder, cacheGeneration: 7);
        await proxy.SendRawAsync(target, lines);

        var request = new ProbeRequest("raw.example.com", target, [.. lines.Select(line => line.Split(": ", 2)).Select(field => KeyValuePair.Create(field[0], field[1]))]);
        var explained = new Explainer(Policy(rules), GuardrailSet.None).Explain(request, "http", 7, null, DateTimeOffset.UtcNow);

        Assert.Equal(StoredFile.All(Path.Combine(_folder, "cache")).Single().Key, explained.Key!.ToString());
        Assert.Equal(origin.Last.Target.Split('?').ElementAtOrDefault(1) ?? "", explained.Key.Query.Text);
    }

    [Fact]
    public async Task Hosts_and_schemes_are_those_of_the_store()
    {
        const string Rules = "- {name: all, match: {pathPrefix: /}, ttl: {mode: Override, edge: 1h}}";
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, Rules, _folder);
        await proxy.GetAsync("/", ("X-Forwarded-Proto", "HTTPS"), ("Host", "SHOP.example.com:8080"));

        var request = new ProbeRequest("shop.example.com", "/", [KeyValuePair.Create("X-Forwarded-Proto", "HTTPS")]);
        var explained = new Explainer(Policy(Rules), GuardrailSet.None).Explain(request, "http", 1, null, DateTimeOffset.UtcNow);

        Assert.Equal(StoredFile.All(Path.Combine(_folder, "cache")).Single().Key, explained.Key!.ToString());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Said(CapturedResponse.FromOrigin captured) => captured.Decision switch
    {
        EdgeDecision.Stored stored => $"stored {stored.Lifetime.Seconds}+{stored.WhileRevalidate.Length.Seconds}+{stored.IfError.Length.Seconds} [{Directives(captured.Client!)}]",
        _ => $"not stored [{Directives(captured.Client!)}]",
    };

    private static string Done(Observation seen, StoredFile? stored, long explained, DateTimeOffset before, DateTimeOffset after)
    {
        if (stored is null)
            return $"not stored [{Directives(seen.CacheControl ?? "")}]";
        // The second may have changed on the way.
        var (most, least) = (stored.FreshUntil.ToUnixTimeSeconds() - before.ToUnixTimeSeconds(), stored.FreshUntil.ToUnixTimeSeconds() - after.ToUnixTimeSeconds());
        var lifetime = explained >= least && explained <= most ? explained : most;
        return $"stored {lifetime}+{stored.WhileRevalidate}+{stored.IfError} [{Directives(seen.CacheControl ?? "")}]";
    }

    private static long Lifetime(CapturedResponse.FromOrigin captured) => captured.Decision is EdgeDecision.Stored stored ? stored.Lifetime.Seconds : 0;

    // The order and the lines of directives mean nothing.
    private static string Directives(string text) =>
        string.Join(", ", text.Split([',', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));

    private static ResponseHead Head(OriginResponse response) =>
        new(response.Status, [.. response.Headers.Select(line => line.Split(": ", 2)).Select(field => KeyValuePair.Create(field[0], field[1]))]);

    internal static CachePolicy Policy(string rules) => YamlManifest.ReadAll($$$"""
        metadata: {name: shop, namespace: test}
        spec:
          targetRef: {name: proxy}
          origin: {service: {name: origin, port: 80}}
          rules:
        {{{string.Join('\n', rules.Split('\n').Select(line => "  " + line))}}}
        """).Single().Deserialize(EntitiesJsonContext.Default.CachePolicy)!;
}
