using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Rollout.Gates;
using CachePolicyOperator.Probing;
using CachePolicyOperator.Tests.Scripted;

namespace CachePolicyOperator.Tests.Operator.Probing;

public sealed class PrometheusClientTests
{
    [Theory]
    [InlineData("""{"status":"success","data":{"resultType":"scalar","result":[1700000000.1,"0.25"]}}""", 0.25)]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1700000000.1,"1e-3"]}]}}""", 0.001)]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1700000000.1,"NaN"]}]}}""", double.NaN)]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1700000000.1,"+Inf"]}]}}""", double.PositiveInfinity)]
    public async Task One_number_is_a_value(string body, double expected) => Assert.Equal(new QueryAnswer.Value(expected), await AskAsync(body));

    [Theory]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[]}}""", "the query has no result")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"value":[1,"1"]},{"value":[1,"2"]}]}}""", "the query has 2 results; aggregate them into one")]
    [InlineData("""{"status":"success","data":{"resultType":"matrix","result":[]}}""", "the query's result is no number")]
    [InlineData("""{"status":"success","data":{"resultType":"scalar","result":[1,"many"]}}""", "the query's result is no number")]
    [InlineData("""{"status":"success"}""", "Prometheus answers something that is no result")]
    [InlineData("""{"data":{"resultType":"scalar","result":[1]}}""", "Prometheus answers something that is no result")]
    [InlineData("""{"data":{"resultType":"scalar","result":5}}""", "Prometheus answers something that is no result")]
    [InlineData("[]", "Prometheus answers something that is no result")]
    [InlineData("<html>", "Prometheus answers something that is no result")]
    public async Task Anything_else_is_nothing_with_its_reason(string body, string why) => Assert.Equal(new QueryAnswer.Nothing(why), await AskAsync(body));

    [Fact]
    public async Task A_failure_is_nothing() => Assert.Equal(new QueryAnswer.Nothing("Prometheus answers 422"), await AskAsync("{}", 422));

    [Fact]
    public async Task The_query_is_about_the_canarys_pods()
    {
        await using var server = new ScriptedApiServer(exchange => exchange.JsonAsync("{}"));
        using var client = new PrometheusClient([server.Address], TimeProvider.System);

        await client.AskAsync(Gate(new(server.Address, "/"), "up{pod=~\"$canary\"}"), ["a-1", "b.c"], CancellationToken.None);
        var request = await server.NextRequestAsync();

        Assert.Equal(("/api/v1/query", "up{pod=~\"a-1|b[.]c\"}"), (request.Path, request.Query("query")));
        Assert.DoesNotContain("Authorization", request.Headers.Keys);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9090", "http://127.0.0.1:9091")]
    [InlineData("http://127.0.0.1:9090", "https://127.0.0.1:9090")]
    [InlineData("http://127.0.0.1:9090", "http://127.0.0.1:9090/other")]
    [InlineData("http://127.0.0.1:9090/team", "http://127.0.0.1:9090")]
    [InlineData(null, "http://169.254.169.254")]
    public async Task Only_addresses_that_the_operators_options_name_are_asked(string? allowed, string address)
    {
        using var client = new PrometheusClient(allowed is null ? [] : [new Uri(allowed)], TimeProvider.System);

        var answer = Assert.IsType<QueryAnswer.Nothing>(await client.AskAsync(Gate(new(address)), ["a"], CancellationToken.None));
        Assert.Contains("--prometheus does not name it", answer.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = new ScriptedApiServer(exchange => exchange.JsonAsync("{}"));
        await using var server = new ScriptedApiServer(exchange => exchange.AnswerAsync(302, "text/plain", "", ("Location", elsewhere.Address.AbsoluteUri)));
        using var client = new PrometheusClient([server.Address], TimeProvider.System);

        Assert.Equal(new QueryAnswer.Nothing("Prometheus answers 302"), await client.AskAsync(Gate(server.Address), ["a"], CancellationToken.None));
    }

    private static async Task<QueryAnswer> AskAsync(string body, int status = 200)
    {
        await using var server = new ScriptedApiServer(exchange => exchange.JsonAsync(body, status));
        using var client = new PrometheusClient([server.Address], TimeProvider.System);
        return await client.AskAsync(Gate(server.Address), ["a"], CancellationToken.None);
    }

    private static EffectiveQueryGate Gate(Uri address, string query = "up") => new("errors", address, query, ThresholdOperator.LessThan, 1);
}
