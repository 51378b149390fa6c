using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Charts;

/// <summary>The alert rules and the dashboard that the chart brings.</summary>
public sealed partial class MonitoringFilesTests
{
    private static readonly string Alerts = Repository.PathOf("charts", "cachepolicy-operator", "files", "alerts.yaml");
    private static readonly string Dashboard = Repository.PathOf("charts", "cachepolicy-operator", "files", "dashboard.json");

    [Fact]
    public async Task Each_alert_fires_for_what_it_is_about_and_only_then()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.Copy(Alerts, Path.Combine(folder.FullName, "alerts.yaml"));
            File.Copy(Repository.PathOf("testdata", "alerts", "alerts_test.yaml"), Path.Combine(folder.FullName, "alerts_test.yaml"));

            var result = await Command.RunAsync(Promtool, ["test", "rules", Path.Combine(folder.FullName, "alerts_test.yaml")]);

            Assert.True(result.ExitCode == 0, result.Output + result.Errors);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Each_alert_is_tested_and_has_a_runbook()
    {
        var tests = File.ReadAllText(Repository.PathOf("testdata", "alerts", "alerts_test.yaml"));
        var alerts = AlertName().Matches(File.ReadAllText(Alerts)).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(alerts);
        Assert.Equal(alerts.Order(), Directory.GetFiles(Repository.PathOf("docs", "runbooks")).Select(Path.GetFileNameWithoutExtension).Order());
        Assert.All(alerts, alert => Assert.Contains($"alertname: {alert}", tests, StringComparison.Ordinal));
    }

    [Fact]
    public void Alerts_and_dashboard_ask_for_metrics_that_the_operator_has()
    {
        var source = string.Join('\n', Directory.GetFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var asked = MetricName().Matches(File.ReadAllText(Alerts) + File.ReadAllText(Dashboard)).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.True(asked.Count > 10);
        Assert.All(asked, name => Assert.Contains($"\"{name}\"", source, StringComparison.Ordinal));
    }

    [Fact]
    public void The_dashboard_is_one_that_Grafana_can_import()
    {
        var dashboard = JsonNode.Parse(File.ReadAllText(Dashboard))!;
        var panels = dashboard["panels"]!.AsArray();

        Assert.Equal("cachepolicy-operator", (string?)dashboard["uid"]);
        Assert.Equal(panels.Count, panels.Select(panel => (int)panel!["id"]!).Distinct().Count());
        Assert.All(panels, panel =>
        {
            Assert.False(string.IsNullOrEmpty((string?)panel!["title"]));
            Assert.NotEmpty(panel["targets"]!.AsArray());
            Assert.Equal("${datasource}", (string?)panel["datasource"]!["uid"]);
            Assert.InRange((int)panel["gridPos"]!["x"]! + (int)panel["gridPos"]!["w"]!, 1, 24);
        });
    }

    private static string Promtool => Environment.GetEnvironmentVariable("CACHEPOLICY_TEST_PROMTOOL") ?? "promtool";

    [GeneratedRegex(@"- alert: (\w+)")]
    private static partial Regex AlertName();

    [GeneratedRegex(@"\b((?:cachepolicy|controller_runtime|workqueue|rest_client|leader_election)_[a-z_]+?)(?:_bucket)?(?=[\{\[\)\s""\\])")]
    private static partial Regex MetricName();
}
