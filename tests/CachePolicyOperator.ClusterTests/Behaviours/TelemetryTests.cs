using System.Collections.Concurrent;
using System.Net;
using System.Text;
using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours;

/// <summary>What a running operator tells the monitoring.</summary>
[Collection(OperatorCollection.Name)]
public sealed class TelemetryTests(OperatorFixture fixture)
{
    [Fact]
    public async Task Metrics_are_in_the_text_format_under_the_names_that_dashboards_know()
    {
        var port = LoopbackPort.Next();
        await using var shop = await Shop.OpenAsync(fixture.Kubectl);
        await shop.ApplyAsync(shop.Proxy());
        await shop.ApplyAsync(shop.Policy());
        await shop.WaitReadyAsync();

        // Another operator holds the lease: this one shows what a standby replica shows.
        await using var replica = await OperatorProcess.StartAsync(fixture.Account, [.. WebhookInstallation.Arguments(LoopbackPort.Next()), "--metrics-address", $"127.0.0.1:{port}"]);
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/metrics"));
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("controller_runtime_reconcile_total{controller=\"cachepolicies\",result=\"success\"} 0\n", text, StringComparison.Ordinal);
        Assert.Contains("workqueue_depth{controller=\"cachepolicies\",name=\"cachepolicies\",priority=\"0\"} 0\n", text, StringComparison.Ordinal);
        Assert.Contains("rest_client_requests_total{code=\"200\"", text, StringComparison.Ordinal);
        Assert.Contains("leader_election_master_status{name=\"cachepolicy-operator\"} 0\n", text, StringComparison.Ordinal);
        Assert.Contains("cachepolicy_webhook_answers_total{answer=\"denied\",webhook=\"cachepolicies\"} 0\n", text, StringComparison.Ordinal);
        Assert.Contains("cachepolicy_policies{condition=\"Ready\",reason=\"AllPodsServe\",status=\"true\"}", text, StringComparison.Ordinal);
        Assert.Contains("cachepolicy_rollouts{phase=\"Complete\"}", text, StringComparison.Ordinal);
        Assert.Contains("cachepolicy_rollouts{phase=\"RollingBack\"} 0\n", text, StringComparison.Ordinal);
        Assert.Contains("cachepolicy_invalidations_total{cause=\"stricter\"} 0\n", text, StringComparison.Ordinal);
        Assert.Contains("cachepolicy_revisions_served ", text, StringComparison.Ordinal);
        await AssertPromtoolAcceptsAsync(text);
    }

    [Fact]
    public async Task Metrics_and_traces_go_to_the_configured_endpoint()
    {
        var port = LoopbackPort.Next();
        var received = new ConcurrentDictionary<string, string>();
        using var collector = new HttpListener { Prefixes = { $"http://127.0.0.1:{port}/" } };
        collector.Start();
        var receiving = ReceiveAsync(collector, received);
        var environment = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://127.0.0.1:{port}",
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        };

        var webhook = LoopbackPort.Next();
        await using (await OperatorProcess.StartAsync(fixture.Account, environment, WebhookInstallation.Arguments(webhook)))
        {
            using var client = new WebhookClient(webhook);
            await client.PostAsync("cachepolicies", "{]");
            await Eventually.HoldsAsync(
                "metrics and the span of a review arrived",
                () => Task.FromResult(received),
                all => all.GetValueOrDefault("/v1/metrics")?.Contains("workqueue_depth", StringComparison.Ordinal) == true
                    && all.GetValueOrDefault("/v1/traces")?.Contains("admission", StringComparison.Ordinal) == true);
        }

        collector.Stop();
        await receiving;
    }

    private static async Task AssertPromtoolAcceptsAsync(string metrics)
    {
        var promtool = Environment.GetEnvironmentVariable("CACHEPOLICY_TEST_PROMTOOL") ?? "promtool";
        var result = await Command.RunAsync(promtool, ["check", "metrics"], metrics);
        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
    }

    // A collector that keeps what it gets. Names and values are plain text in protobuf.
    private static async Task ReceiveAsync(HttpListener listener, ConcurrentDictionary<string, string> received)
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream, Encoding.Latin1);
            var body = await reader.ReadToEndAsync();
            received.AddOrUpdate(context.Request.Url!.AbsolutePath, body, (_, earlier) => earlier + body);
            context.Response.Close();
        }
    }
}
