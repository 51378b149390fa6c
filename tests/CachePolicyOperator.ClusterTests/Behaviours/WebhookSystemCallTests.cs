using System.Text.Json.Nodes;
using CachePolicyOperator.ClusterTests.Clusters;
using CachePolicyOperator.Policy.Manifests;

namespace CachePolicyOperator.ClusterTests.Behaviours;

/// <summary>
/// An admission check that executes what it judges is a door into the cluster (CVE-2025-1974). The architecture tests ban the types;
/// this looks at what a running webhook really does.
/// </summary>
[Collection(OperatorCollection.Name)]
public sealed class WebhookSystemCallTests(OperatorFixture fixture)
{
    private const int Rounds = 40;

    [Fact]
    public async Task A_webhook_under_load_makes_no_process_opens_no_file_and_no_outgoing_connection()
    {
        // Another operator holds the lease, so this one does nothing but answer reviews and watch.
        var port = LoopbackPort.Next();
        await using var replica = await OperatorProcess.StartAsync(
            fixture.Account, WebhookInstallation.Arguments(port));
        using var client = new WebhookClient(port);
        await LoadAsync(client); // Assemblies are files: they are loaded when their code first runs.

        await using var trace = await SystemCallTrace.AttachAsync(replica.Id);
        await LoadAsync(client);
        var calls = await trace.DetachAsync();

        Assert.Contains(calls, call => call.Name is "recvmsg" or "recvfrom");
        Assert.Contains(calls, call => call.Name is "accept" or "accept4");
        Assert.True(calls.All(call => call.IsHarmless), string.Join(Environment.NewLine, calls.Where(call => !call.IsHarmless).Distinct()));
    }

    [Theory]
    [InlineData("12 execve(\"/usr/sbin/nginx\", [\"nginx\", \"-t\"], 0x7ffd /* 8 vars */) = 0", false)]
    [InlineData("12 clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|SIGCHLD) = 13", false)]
    [InlineData("12 clone3({flags=CLONE_VM|CLONE_FS|CLONE_THREAD, exit_signal=0}, 88) = 14", true)]
    [InlineData("12 tgkill(12, 14, SIGRT_2) = 0", true)]
    [InlineData("12 tgkill(12, 14, SIGKILL) = 0", false)]
    [InlineData("12 kill(7, SIGTERM) = 0", false)]
    [InlineData("12 openat(AT_FDCWD, \"/tmp/nginx.conf\", O_WRONLY|O_CREAT, 0600) = 5", false)]
    [InlineData("12 openat(AT_FDCWD, \"/proc/self/statm\", O_RDONLY) = 5", true)]
    [InlineData("12 socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = 5", false)]
    [InlineData("12 connect(5, {sa_family=AF_INET, sin_port=htons(80)}, 16) = 0", false)]
    [InlineData("12 unlink(\"/tmp/x\") = 0", false)]
    [InlineData("12 accept4(5, {sa_family=AF_INET}, [16], SOCK_CLOEXEC) = 6", true)]
    public void A_system_call_is_told_by_its_line(string line, bool harmless) => Assert.Equal(harmless, SystemCallTrace.Read(line)!.IsHarmless);

    /// <summary>Everything that the webhook can be asked, good and bad.</summary>
    private static async Task LoadAsync(WebhookClient client)
    {
        var good = YamlManifest.ReadAll(await File.ReadAllTextAsync(Repository.PathOf("config", "samples", "30-policy.yaml")))[0];
        var bad = good.DeepClone();
        bad["spec"]!["rules"]![2]!["ttl"]!["max"] = "4000d";
        var rendered = new JsonObject { ["metadata"] = new JsonObject { ["labels"] = new JsonObject { ["cachepolicy.dev/policy"] = "x" } } };
        await Parallel.ForAsync(0, Rounds, async (_, _) =>
        {
            Assert.Contains("\"allowed\":true", (await client.ReviewAsync("cachepolicies", good)).Body, StringComparison.Ordinal);
            Assert.Contains("spec.rules[2].ttl.max", (await client.ReviewAsync("cachepolicies", bad)).Body, StringComparison.Ordinal);
            Assert.Contains("Forbidden", (await client.ReviewAsync("rendered-configmaps", rendered)).Body, StringComparison.Ordinal);
            Assert.Equal(400, (await client.PostAsync("cachepolicies", "{]")).Status);
            Assert.Equal(400, (await client.PostAsync("cachepolicies", new string(' ', 6_900_000))).Status);
            Assert.Equal(404, (await client.PostAsync("nothing", "")).Status);
        });
    }
}
