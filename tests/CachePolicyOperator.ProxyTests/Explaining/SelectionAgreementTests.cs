using CachePolicyOperator.Policy.Explaining;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Requests;
using CachePolicyOperator.ProxyTests.Nginx;

namespace CachePolicyOperator.ProxyTests.Explaining;

/// <summary>The rule that explain names, and whether the store is asked, are what nginx says in Cache-Status.</summary>
public sealed class SelectionAgreementTests
{
    private const string Rules = """
        - {name: exact, match: {path: /a}, ttl: {mode: Override, edge: 1h}}
        - {name: host, match: {pathPrefix: /, hosts: [h.example]}, ttl: {mode: Override, edge: 1h}, bypass: {cookies: [session], headers: [X-Debug]}}
        - {name: below, match: {pathPrefix: /a/, hosts: ["*.h.example"]}, ttl: {mode: RespectOrigin, max: 1h}}
        - {name: writes, match: {pathPrefix: /a/, methods: [POST, DELETE]}, cache: Bypass}
        - {name: rest, match: {pathPrefix: /a/}, ttl: {mode: Override, edge: 1h}}
        """;

    [Fact]
    public async Task For_every_mix_of_path_host_and_method()
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, Rules);

        foreach (var target in (string[])["/", "/a", "/a/", "/a/b", "/A", "/a%2Fb", "/a?x=1", "/a/x;y", "/a/%25", "/ab"])
        {
            foreach (var host in (string[])["h.example", "x.h.example", "H.EXAMPLE", "other.example", "xh.example"])
            {
                foreach (var method in (string[])["GET", "HEAD", "POST", "DELETE"])
                {
                    var seen = await proxy.SendAsync(new(method), target, null, ("Host", host));

                    Assert.Equal($"{method} {host} {target}: {Said(new(host.ToLowerInvariant(), target, []) { Method = method })}", $"{method} {host} {target}: {Done(seen)}");
                }
            }
        }
    }

    [Theory]
    [InlineData("Cookie: session=1")]
    [InlineData("Cookie: session=")]
    [InlineData("Cookie: session")]
    [InlineData("Cookie: Session=1")]
    [InlineData("Cookie: xsession=1")]
    [InlineData("Cookie: a=1;session = 2")]
    [InlineData("Cookie: a=1,session=2")]
    [InlineData("Cookie: a=b session=2")]
    [InlineData("Authorization: Bearer x")]
    [InlineData("authorization: 0")]
    [InlineData("Authorization:")]
    [InlineData("X-Debug: 0")]
    [InlineData("X-Debug:")]
    [InlineData("X-Other: 1")]
    public async Task For_everything_that_could_keep_a_request_away_from_the_store(string header)
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, Rules.Replace("h.example", "raw.example.com", StringComparison.Ordinal));
        var fields = header.Split(':', 2);

        var raw = await proxy.SendRawAsync("/x", header);
        var trace = Trace(new("h.example", "/x", [KeyValuePair.Create(fields[0], fields[1].Trim())]));

        Assert.Equal(trace is RequestTrace.KeptAway, raw.Contains("; fwd=bypass; rule=host", StringComparison.Ordinal));
        Assert.Equal(trace is RequestTrace.Storing, raw.Contains("; fwd=miss; stored; rule=host", StringComparison.Ordinal));
    }

    private static string Said(ProbeRequest request) => Trace(request) switch
    {
        RequestTrace.Storing { Rule.Name: var name } => $"store {name}",
        RequestTrace.KeptAway { Rule.Name: var name } => $"bypass {name}",
        RequestTrace.Bypassed { Rule.Name: var name } => $"bypass {name}",
        RequestTrace.Ambiguous => "bypass ambiguous-path",
        _ => "bypass no-rule",
    };

    private static string Done(Observation seen)
    {
        var parameters = seen.CacheStatus.Split("; ").Select(parameter => parameter.Split('=', 2)).ToLookup(pair => pair[0], pair => pair.ElementAtOrDefault(1));
        return $"{(seen.IsBypass ? "bypass" : "store")} {parameters["rule"].FirstOrDefault() ?? parameters["detail"].First()}";
    }

    private static RequestTrace Trace(ProbeRequest request) =>
        new Explainer(AgreementTests.Policy(Rules), GuardrailSet.None).Explain(request, "http", 1, null, DateTimeOffset.UnixEpoch).Trace;
}
