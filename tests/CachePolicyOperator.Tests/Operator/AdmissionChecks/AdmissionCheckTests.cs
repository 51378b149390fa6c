using System.Text.Json;
using CachePolicyOperator.AdmissionChecks;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Runtime.Client;
using CachePolicyOperator.Tests.Scripted;

namespace CachePolicyOperator.Tests.Operator.AdmissionChecks;

public sealed class AdmissionCheckTests
{
    private const string Denial = "admission webhook \"cachepolicies.cachepolicy.dev\" denied the request: spec.rules[0].ttl.edge: too long (TTL-001)";

    [Fact]
    public async Task A_refusal_by_the_rule_is_a_success() =>
        Assert.Contains(Denial, Assert.IsType<AdmissionOutcome.Refused>(await AskAsync(exchange => exchange.StatusAsync(422, "Invalid", Denial))).Text, StringComparison.Ordinal);

    [Fact]
    public async Task A_policy_that_passes_is_a_failure() =>
        Assert.IsType<AdmissionOutcome.LetThrough>(await AskAsync(exchange => exchange.JsonAsync(exchange.Request.Body)));

    [Theory]
    [InlineData(500, "failed calling webhook \"cachepolicies.cachepolicy.dev\": no endpoints available")]
    [InlineData(403, "cachepolicies.cachepolicy.dev is forbidden")]
    [InlineData(422, "denied by another webhook")]
    public async Task Any_other_refusal_is_a_failure(int code, string message) =>
        Assert.Contains(message, Assert.IsType<AdmissionOutcome.Failed>(await AskAsync(exchange => exchange.StatusAsync(code, "Other", message))).Text, StringComparison.Ordinal);

    [Fact]
    public async Task Nothing_is_stored()
    {
        await using var server = new ScriptedApiServer(exchange => exchange.StatusAsync(422, "Invalid", Denial));

        await AskAsync(server);

        Assert.Contains("dryRun=All", (await server.NextRequestAsync()).Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_policy_breaks_the_rule_that_is_looked_for()
    {
        await using var server = new ScriptedApiServer(exchange => exchange.StatusAsync(422, "Invalid", Denial));
        await AskAsync(server);
        var policy = JsonSerializer.Deserialize((await server.NextRequestAsync()).Body, EntitiesJsonContext.Default.CachePolicy)!;

        Assert.Contains("TTL-001", PolicyJudge.Judge(policy).Refusals.Select(violation => violation.RuleId));
    }

    private static async Task<AdmissionOutcome> AskAsync(Func<ScriptedExchange, Task> answer)
    {
        await using var server = new ScriptedApiServer(answer);
        return await AskAsync(server);
    }

    private static async Task<AdmissionOutcome> AskAsync(ScriptedApiServer server)
    {
        using var metrics = new ClientMetrics();
        using var client = new KubernetesClient(server.Configuration, new() { UserAgent = "test" }, metrics, TimeProvider.System, EntitiesJsonContext.Default);
        return await new AdmissionCheck(client).RunAsync("default", CancellationToken.None);
    }
}
