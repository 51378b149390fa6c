using System.Diagnostics;
using System.Text.Json.Nodes;
using CachePolicyOperator.ClusterTests.Behaviours.Admission;
using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours;

/// <summary><c>cachepolicy</c> with a cluster.</summary>
[Collection(OperatorCollection.Name)]
public sealed class CommandLineTests(OperatorFixture fixture)
{
    private const int Interrupt = 2;

    private readonly CommandLineTool _tool = new(fixture.Cluster.Kubeconfig);

    [Fact]
    public async Task Whoever_is_on_call_sees_who_serves_what_and_why()
    {
        await using var shop = await ServingShopAsync();
        var revision = (string?)(await shop.GetAsync("cpol/storefront"))!["status"]!["revision"];

        var status = await _tool.RunAsync("status", "-n", shop.Namespace);
        Assert.Equal((0, ""), (status.ExitCode, status.Errors));
        Assert.Matches($@"(?m)^{shop.Namespace}/storefront +Ready +{revision} +1 +1/1$", status.Output);

        var explained = await _tool.RunAsync("explain", "https://shop.example/a?gclid=1", "--cluster", "-n", shop.Namespace);
        Assert.Equal((0, ""), (explained.ExitCode, explained.Errors));
        Assert.Contains("→ from the cache: rule pages stores the answer for 1m\n", explained.Output, StringComparison.Ordinal);
        Assert.Contains($"served by\n  wanted: revision {revision}, cache generation 1\n  1 pod serves {revision}\n", explained.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_judged_by_what_is_in_force_and_deployed()
    {
        await using var shop = await ServingShopAsync();
        var longer = Guarded.Pages(shop, "ttl: {mode: Override, edge: 4m}");

        // Four times what is deployed, which the file alone does not say.
        var (alone, raised) = (await _tool.WithInputAsync(longer, "lint", "-"), await _tool.WithInputAsync(longer, "lint", "-", "--cluster"));
        Assert.Equal((0, 2), (alone.ExitCode, raised.ExitCode));
        Assert.Contains("TTL-005", raised.Output, StringComparison.Ordinal);

        await using var guardrail = await Guarded.ByAsync(shop, "ceilings: [{contentClass: Html, edge: 3m}]");
        var lint = await _tool.WithInputAsync(longer, "lint", "-", "--cluster");
        Assert.Equal(2, lint.ExitCode);
        Assert.Contains($"guard-rail {guardrail.Name} allows for Html", lint.Output, StringComparison.Ordinal);

        var diff = await _tool.WithInputAsync(longer, "diff", "-", "--cluster", "-o", "json");
        Assert.Equal((1, ""), (diff.ExitCode, diff.Errors));
        var fact = Assert.Single(JsonNode.Parse(diff.Output)!["rules"]![0]!["facts"]!.AsArray(), fact => (string?)fact!["name"] == "edge lifetime")!;
        Assert.Equal(("1m, whatever the origin says", "4m, whatever the origin says"), ((string?)fact["before"], (string?)fact["after"]));

        var present = await _tool.RunAsync("lint", "--cluster", "-n", shop.Namespace, "-o", "json");
        Assert.Equal(0, present.ExitCode);
        Assert.Empty(JsonNode.Parse(present.Output)!["findings"]!.AsArray());
    }

    [Fact]
    public async Task A_watched_status_tells_each_change_until_it_is_interrupted()
    {
        var shop = await fixture.UntouchedShopAsync();
        using var watching = _tool.Start("status", "-n", shop.Namespace, "--watch");
        await shop.ApplyAsync(shop.Policy("watched", target: "elsewhere"));
        try
        {
            Assert.StartsWith($"{shop.Namespace}/watched", await UntilAsync(watching, "RolledOut=False TargetNotFound"), StringComparison.Ordinal);
        }
        finally
        {
            await shop.Kubectl.RunAsync("delete", "-n", shop.Namespace, "cpol/watched");
        }

        await UntilAsync(watching, $"{shop.Namespace}/watched   deleted");
        Signals.Send(watching.Id, Interrupt);
        await watching.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Somebody_who_may_read_policies_only_gets_answers_and_is_told_what_they_rest_on()
    {
        var shop = await fixture.UntouchedShopAsync();
        await shop.ApplyAsync(shop.Policy("read", target: "elsewhere"));
        await shop.ApplyAsync(
            $$$"""
            {apiVersion: v1, kind: ServiceAccount, metadata: {name: reader, namespace: {{{shop.Namespace}}}}}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: reader, namespace: {{{shop.Namespace}}}}
            rules: [{apiGroups: [cachepolicy.dev], resources: [cachepolicies], verbs: [get, list]}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: reader, namespace: {{{shop.Namespace}}}}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
            subjects: [{kind: ServiceAccount, name: reader, namespace: {{{shop.Namespace}}}}]
            """);
        var token = await shop.Kubectl.RunAsync("create", "token", "reader", "-n", shop.Namespace);
        var reader = new CommandLineTool(await OperatorAccount.KubeconfigAsync(shop.Kubectl, token));

        var explained = await reader.RunAsync("explain", "/", "--cluster", "--name", "read", "-n", shop.Namespace);
        var everywhere = await reader.RunAsync("status", "-A");

        Assert.Equal(0, explained.ExitCode);
        Assert.Contains("you may not list guard-rails, so verdicts rest on the operator's defaults", explained.Errors, StringComparison.Ordinal);
        Assert.Equal(3, everywhere.ExitCode);
        Assert.Contains("is forbidden", everywhere.Errors, StringComparison.Ordinal);
        await shop.Kubectl.RunAsync("delete", "-n", shop.Namespace, "cpol/read");
    }

    [Fact]
    public async Task Kubectl_finds_it_as_a_plugin()
    {
        var folder = Directory.CreateTempSubdirectory("cachepolicy-").FullName;
        try
        {
            File.CreateSymbolicLink(Path.Combine(folder, "kubectl-cachepolicy"), CommandLineTool.Program);
            var environment = new Dictionary<string, string> { ["PATH"] = $"{folder}:{Environment.GetEnvironmentVariable("PATH")}" };

            var lint = await Command.RunAsync(fixture.Kubectl.Program, ["cachepolicy", "lint", Repository.PathOf("config", "samples")], environment: environment);

            Assert.Equal(0, lint.ExitCode);
            Assert.EndsWith("judged: 0 denied, 0 warned\n", lint.Output, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<Shop> ServingShopAsync()
    {
        var shop = await Shop.OpenGuardedAsync(fixture.Kubectl);
        await shop.ApplyAsync(shop.Proxy(replicas: 1, readiness: Shop.WhenRunning));
        await shop.ApplyAsync(Guarded.Pages(shop, "ttl: {mode: Override, edge: 1m}"));
        await shop.WaitReadyAsync();
        return shop;
    }

    /// <summary>The line with these words, once it is there.</summary>
    private static async Task<string> UntilAsync(Process process, string words)
    {
        while (true)
        {
            var line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
            Assert.True(line is not null, $"it ended before it said \"{words}\"");
            if (line.Contains(words, StringComparison.Ordinal))
                return line;
        }
    }
}
