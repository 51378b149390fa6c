using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Certificates;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Operator.Certificates;

/// <summary>Replicas act in any order, on views of any age, and come between each other's reads and writes.</summary>
public sealed class RotationInterleavingTests
{
    private static readonly CertificateOptions Options = new()
    {
        LeafLifetime = TimeSpan.FromMinutes(15),
        AuthorityLifetime = TimeSpan.FromHours(1),
        Settling = TimeSpan.FromSeconds(30),
    };

    [Theory]
    [InlineData(2, 3)]
    [InlineData(10, 1)]
    public async Task Whatever_is_served_is_trusted_through_rotations_damage_and_deletion(int count, int runs)
    {
        for (var seed = 0; seed < runs; seed++)
            await RunAsync(count, new Random(seed), $"seed {seed}");
    }

    private static async Task RunAsync(int count, Random random, string what)
    {
        var time = new FakeTimeProvider(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var cluster = new CertificateCluster();
        cluster.Install("a", "b");
        var replicas = Enumerable.Range(0, count).Select(_ => new Rounds(cluster, Options, time)).ToList();
        var depth = 0;
        cluster.Before = (_, _) =>
        {
            if (depth > 1 || random.Next(4) > 0)
                return;
            depth++;
            StepAsync(replicas[random.Next(count)]).GetAwaiter().GetResult();
            depth--;
        };

        var end = time.GetUtcNow() + TimeSpan.FromMinutes(150);
        var issuers = new HashSet<TrustedAuthority>();
        while (time.GetUtcNow() < end)
        {
            // No view is older than two minutes, as no watch is silent for longer than the API server's answer.
            time.Advance(TimeSpan.FromSeconds(random.Next(1, 60)));
            foreach (var replica in replicas)
            {
                if (random.Next(3) == 0)
                    replica.SeeSecret();
                if (random.Next(3) == 0)
                    replica.SeeConfiguration();
            }

            if (random.Next(200) == 0)
                cluster.Remove<Secret>(CertificateOptions.DefaultSecret);
            else if (random.Next(200) == 0 && cluster.Secret is { } secret)
                cluster.Put(secret with { Data = new Dictionary<string, byte[]>(secret.Data!) { ["tls.key"] = [1] } });

            foreach (var replica in replicas.OrderBy(_ => random.Next()))
                await StepAsync(replica);
            foreach (var leaf in replicas.Select(replica => replica.Leaf).OfType<ServingLeaf>())
            {
                issuers.Add(leaf.Issuer);
                Assert.False(leaf.HasExpired(time.GetUtcNow()), $"{what}: an expired leaf is served");
                Assert.All(cluster.Published, bundle => Assert.True(bundle.Contains(leaf.Issuer), $"{what}: {leaf.Issuer} is served and not trusted"));
            }
        }

        Assert.All(replicas, replica => Assert.NotNull(replica.Leaf));
        Assert.True(issuers.Count >= 3, $"{what}: {issuers.Count} authorities");
        replicas.ForEach(replica => replica.Dispose());
    }

    private static async Task StepAsync(Rounds replica)
    {
        try
        {
            await replica.StepAsync();
        }
        catch (KubernetesApiException e) when (e.IsNotFound)
        {
            // Deleted between the read and the write: the next round sees it.
        }
    }
}
