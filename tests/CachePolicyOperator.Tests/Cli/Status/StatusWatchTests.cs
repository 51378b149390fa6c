using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Cli;
using CachePolicyOperator.Cli.Status;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Tests.Runtime;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Cli.Status;

public sealed class StatusWatchTests
{
    [Fact]
    public async Task Each_change_is_a_line_and_a_repetition_is_none()
    {
        var client = new ScriptedClient()
            .Page<CachePolicy>("1", null, Policies.Ready())
            .Watch<CachePolicy>(new WatchEvent<CachePolicy>(WatchEventType.Modified, Policies.Ready(version: "2")), new WatchEvent<CachePolicy>(WatchEventType.Modified, Policies.Canary("3")))
            .Watch<CachePolicy>(new WatchEvent<CachePolicy>(WatchEventType.Deleted, Policies.Canary("4")));

        var (code, output) = await WatchAsync(client, json: false);

        Assert.Equal(
            """
            shop/storefront   Ready   abc123   4   3/3
            shop/storefront   RolledOut=False CanaryHeld   def456   4   1/3   Canary   held until noon
            shop/storefront   deleted

            """,
            output);
        Assert.Equal(0, code);
        Assert.Equal(["1", "3", "4"], client.Requests.OfType<WatchOptions>().Select(options => options.ResourceVersion));
    }

    [Fact]
    public async Task A_version_that_is_too_old_is_listed_anew_and_what_is_gone_is_told()
    {
        var client = new ScriptedClient()
            .Page<CachePolicy>("1", null, Policies.Ready("a"), Policies.Canary())
            .Watch<CachePolicy>(new KubernetesApiException(new() { Code = 410, Reason = "Expired" }))
            .Page<CachePolicy>("9", null, Policies.Canary());

        var (code, output) = await WatchAsync(client, json: false);

        Assert.EndsWith("shop/a   deleted\n", output, StringComparison.Ordinal);
        Assert.Equal(1, code);
    }

    [Fact]
    public async Task Json_is_an_object_a_line()
    {
        var (_, output) = await WatchAsync(new ScriptedClient().Page<CachePolicy>("1", null, Policies.Ready("a"), Policies.Canary()), json: true);

        Assert.Equal(["shop/a", "shop/storefront"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (string?)System.Text.Json.Nodes.JsonNode.Parse(line)!["policy"]));
    }

    private static async Task<(int Code, string Output)> WatchAsync(ScriptedClient client, bool json)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var stop = new CancellationTokenSource();
        var time = new FakeTimeProvider();
        var terminal = new Terminal { In = Stream.Null, Out = output, Error = error, Time = time };
        var watching = new StatusWatch(client, "shop", json, terminal).RunAsync(stop.Token);
        while (!client.Exhausted.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await stop.CancelAsync();
        return (await watching, output.ToString());
    }
}
