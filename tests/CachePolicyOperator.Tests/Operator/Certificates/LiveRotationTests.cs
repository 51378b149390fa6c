using CachePolicyOperator.Certificates;
using CachePolicyOperator.Tests.Runtime;

namespace CachePolicyOperator.Tests.Operator.Certificates;

/// <summary>Two replicas with real TLS servers, certificates of seconds, and clients that trust what the configuration says.</summary>
public sealed class LiveRotationTests
{
    private static readonly CertificateOptions Options = new()
    {
        Hosts = ["127.0.0.1"],
        LeafLifetime = TimeSpan.FromSeconds(3),
        AuthorityLifetime = TimeSpan.FromSeconds(10),
        Settling = TimeSpan.FromMilliseconds(500),
    };

    [Fact]
    public async Task No_request_is_refused_while_leaves_and_authorities_rotate_under_load()
    {
        var cluster = new CertificateCluster();
        cluster.Install("a");
        await using var first = new Replica(cluster, Options, TimeProvider.System);
        await using var second = new Replica(cluster, Options, TimeProvider.System);
        await Eventually.TrueAsync(() => first.Certificate.Current is not null && second.Certificate.Current is not null);
        await using var firstServer = await ServingServer.StartAsync(first.Certificate);
        await using var secondServer = await ServingServer.StartAsync(second.Certificate);

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        var clients = new[] { firstServer, secondServer }.Select(server => new TrustingClient(server.Address, () => cluster.Configuration!)).ToList();
        while (clients.Any(client => client.Issuers.Count < 3 || client.Leaves.Count < 6))
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.WhenAll(clients.Select(client => client.AskAsync(patience.Token)));
        }

        Assert.Equal(clients[0].Issuers, clients[1].Issuers);
        Assert.Equal(1, cluster.Writes.Count(write => write == "create Secret"));
        clients.ForEach(client => client.Dispose());
    }
}
