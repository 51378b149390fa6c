using CachePolicyOperator.Policy.Rollout.Gates;
using CachePolicyOperator.ProxyTests.Nginx;

namespace CachePolicyOperator.ProxyTests.Canaries;

public sealed class GateTests
{
    private const string Rules = """
        - name: account
          match: {pathPrefix: /account/}
          cache: Bypass
        - name: assets
          match: {pathPrefix: /assets/, hosts: ["*.example.com"]}
          ttl: {mode: Override, edge: 1h}
        - name: pages
          match: {pathPrefix: /}
          ttl: {mode: RespectOrigin, max: 60s, default: 30s}
          stale: {whileRevalidate: 10s}
        """;

    private const string Loose = """
        - name: pages
          match: {pathPrefix: /}
          ttl: {mode: Override, edge: 4h}
        """;

    [Fact]
    public async Task The_probes_of_a_policys_rules_pass_every_gate()
    {
        await using var origin = Origin(TimeSpan.Zero);
        await using var canary = await NginxProxy.StartAsync(origin, Rules);
        await using var other = await NginxProxy.StartAsync(origin, Rules);

        var gates = await ProxyOnTrial.JudgeAsync(canary, other, $"rules:\n{Rules}");

        Assert.All(gates.Values, result => Assert.IsType<GateResult.Pass>(result));
        Assert.Equal("6 hits, 2 from the origin, 4 bypasses, all as declared", gates["CachesAsDeclared"].Message);
        Assert.Equal("answers by status: 12 x 200", gates["StatusCodes"].Message);
        Assert.EndsWith("no later than the other pods in 3 comparisons", gates["TimeToFirstByte"].Message, StringComparison.Ordinal);
        Assert.Contains(origin.Requests, request => request.Header("User-Agent") == "cachepolicy-probe" && request.Header("Host") == "probe.example.com");
    }

    [Fact]
    public async Task An_object_older_than_a_probe_allows_fails_although_the_rule_keeps_it_for_hours()
    {
        await using var origin = Origin(TimeSpan.FromHours(1));
        await using var canary = await NginxProxy.StartAsync(origin, Loose);
        await using var other = await NginxProxy.StartAsync(origin, Loose);

        var gates = await ProxyOnTrial.JudgeAsync(canary, other, $"rules:\n{Loose}\nprobes:\n- {{name: home, path: /, expect: {{maxAge: 10s}}}}");

        Assert.Matches("^probe home on canary was answered with an object 1h([0-9]s)? old, and 10s are allowed by the probe's maxAge$", Assert.IsType<GateResult.Fail>(gates["FreshnessBudget"]).Message);
        Assert.All(gates.Values.Where(result => result.Gate != "FreshnessBudget"), result => Assert.IsType<GateResult.Pass>(result));
    }

    [Fact]
    public async Task A_bypass_that_is_not_one_fails()
    {
        await using var origin = Origin(TimeSpan.Zero);
        await using var canary = await NginxProxy.StartAsync(origin, Loose);
        await using var other = await NginxProxy.StartAsync(origin, Rules);

        var gates = await ProxyOnTrial.JudgeAsync(canary, other, $"rules:\n{Rules}");

        Assert.StartsWith("probe account on canary was decided by rule pages instead of account", Assert.IsType<GateResult.Fail>(gates["CachesAsDeclared"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_path_that_hits_under_its_own_rules_name_fails()
    {
        const string Wrong = """
            - name: account
              match: {pathPrefix: /account/}
              ttl: {mode: Override, edge: 1h}
            """;
        await using var origin = Origin(TimeSpan.Zero);
        await using var canary = await NginxProxy.StartAsync(origin, Wrong);
        await using var other = await NginxProxy.StartAsync(origin, Rules);

        var gates = await ProxyOnTrial.JudgeAsync(canary, other, "rules:\n- {name: account, match: {pathPrefix: /account/}, cache: Bypass}");

        Assert.Equal("probe account on canary was answered from the store in 3 of 4 requests, though it is a bypass", Assert.IsType<GateResult.Fail>(gates["CachesAsDeclared"]).Message);
    }

    [Fact]
    public async Task A_canary_that_alone_loses_its_origin_fails()
    {
        await using var origin = Origin(TimeSpan.Zero);
        await using var gone = new ScriptedOrigin { Answer = _ => new OriginResponse { Closes = true } };
        await using var canary = await NginxProxy.StartAsync(gone, Loose);
        await using var other = await NginxProxy.StartAsync(origin, Loose);

        var gates = await ProxyOnTrial.JudgeAsync(canary, other, $"rules:\n{Loose}");

        Assert.Equal("probe pages on canary answers 502 in all of 4 requests; expected is a status below 500", Assert.IsType<GateResult.Fail>(gates["StatusCodes"]).Message);
    }

    [Fact]
    public async Task A_canary_that_is_slower_than_the_others_fails()
    {
        await using var slow = new ScriptedOrigin { Answer = _ => OriginResponse.Ok("x", "Cache-Control: no-store") with { After = Task.Delay(300) } };
        await using var fast = new ScriptedOrigin { Answer = _ => OriginResponse.Ok("x", "Cache-Control: no-store") };
        await using var canary = await NginxProxy.StartAsync(slow, Loose);
        await using var other = await NginxProxy.StartAsync(fast, Loose);

        var gates = await ProxyOnTrial.JudgeAsync(canary, other, $"rules:\n{Loose}");

        Assert.Matches(@"^probe pages begins its answer after [0-9.]+ ms on the canary and after [0-9.]+ ms on the other pods \(medians of 4 and 4 answers of the origin\)$", Assert.IsType<GateResult.Fail>(gates["TimeToFirstByte"]).Message);
    }

    /// <summary>An origin whose answers are so old.</summary>
    private static ScriptedOrigin Origin(TimeSpan age) =>
        new() { Answer = request => OriginResponse.Ok($"answer {request.Number}", "Cache-Control: public, max-age=60", $"Date: {DateTimeOffset.UtcNow - age:r}") };
}
