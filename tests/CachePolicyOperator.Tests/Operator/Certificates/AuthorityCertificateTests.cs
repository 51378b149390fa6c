using System.Security.Cryptography.X509Certificates;
using System.Text;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Certificates;
using CachePolicyOperator.Tests.Runtime;

namespace CachePolicyOperator.Tests.Operator.Certificates;

public sealed class AuthorityCertificateTests
{
    private static readonly CertificateOptions Options = new() { Settling = TimeSpan.Zero };

    private readonly CertificateCluster _cluster = new();

    private TrustedAuthority Signer => ((SecretReading.Sound)AuthoritySecret.Read(_cluster.Secret, TimeProvider.System.GetUtcNow())).Authority.Certificate;

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    public async Task Replicas_that_start_together_share_one_authority(int count)
    {
        _cluster.Install("a", "b");
        var replicas = Enumerable.Range(0, count).Select(_ => Start()).ToList();

        await Eventually.TrueAsync(() => replicas.All(replica => replica.Certificate.Current is not null));

        Assert.All(replicas, replica => Assert.Equal(Identifier(_cluster.Secret!), Identifier(replica)));
        Assert.Single(_cluster.Writes, write => write == "create Secret");
        Assert.DoesNotContain("update Secret", _cluster.Writes);
        Assert.Single(_cluster.Writes, write => write.StartsWith("patch", StringComparison.Ordinal));
        foreach (var replica in replicas)
            await replica.DisposeAsync();
    }

    [Fact]
    public async Task A_replica_is_not_ready_before_it_has_a_certificate()
    {
        _cluster.Before = (verb, _) => throw new KubernetesApiException(new Status { Code = 503, Reason = "ServiceUnavailable" });
        await using var replica = Start();

        await Eventually.TrueAsync(() => replica.Counters["cachepolicy_webhook_certificate_failures_total{}"] >= 2);
        Assert.Contains("webhook-certificate failed", replica.Readiness.Respond("webhook-certificate").Body, StringComparison.Ordinal);

        _cluster.Before = null;
        await Eventually.TrueAsync(() => replica.Readiness.Respond("webhook-certificate").StatusCode == 200);
        replica.Counters.ReadGauges();
        Assert.Equal(new DateTimeOffset(replica.Certificate.Current!.NotAfter).ToUnixTimeSeconds(), replica.Counters["cachepolicy_webhook_certificate_expiry_timestamp_seconds{}"]);
    }

    [Fact]
    public async Task A_wiped_bundle_is_put_right_when_the_watch_reports_it()
    {
        _cluster.Install("a");
        await using var replica = Start();
        await Eventually.TrueAsync(() => replica.Certificate.Current is not null);

        _cluster.Install("a", "b");

        await Eventually.TrueAsync(() => _cluster.Published.All(bundle => bundle.Contains(Signer)));
    }

    [Fact]
    public async Task A_configuration_that_comes_later_gets_its_bundle()
    {
        await using var replica = Start();
        await Eventually.TrueAsync(() => replica.Certificate.Current is not null);
        _cluster.Install("a");
        await Eventually.TrueAsync(() => _cluster.Published.Single().Contains(Signer));

        _cluster.Remove<ValidatingWebhookConfiguration>(CertificateOptions.DefaultConfiguration);
        _cluster.Install("b");
        await Eventually.TrueAsync(() => _cluster.Published.Single().Contains(Signer));
    }

    private Replica Start() => new(_cluster, Options, TimeProvider.System);

    private static string Identifier(Replica replica) =>
        Convert.ToHexString(replica.Certificate.Current!.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().Single().KeyIdentifier!.Value.Span);

    private static string Identifier(Secret secret)
    {
        using var certificate = X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(secret.Data!["tls.crt"]));
        return certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single().SubjectKeyIdentifier!;
    }
}
