using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Certificates;

/// <summary>One look at the Secret and the configuration, and what follows from it.</summary>
/// <remarks>A round writes at most once; that the write is reported by the watch begins the next round.</remarks>
internal sealed class CertificateRound(
    CertificateWriter writer,
    CertificateOptions options,
    ServingNames names,
    CertificateAnnouncer announcer,
    TimeProvider time)
{
    private readonly TrustObservation _trust = new();
    private TrustBundle _remembered = TrustBundle.Empty;
    private volatile ServingLeaf? _leaf;

    public ServingLeaf? Leaf => _leaf;

    /// <param name="secret">The Secret as the watch reported it.</param>
    /// <param name="configuration">The webhook configuration as the watch reported it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CertificatePlan> RunAsync(Secret? secret, ValidatingWebhookConfiguration? configuration, CancellationToken cancellationToken)
    {
        var found = ConfigurationReading.Of(configuration);
        announcer.Observe(found);
        var plan = Decide(secret, found);
        if (plan is CertificatePlan.IssueLeaf issue)
        {
            _leaf = issue.Authority.Issue(names, time.GetUtcNow(), options.LeafLifetime);
            announcer.Issued(_leaf);
            plan = Decide(secret, found);
        }

        // The configuration was read before the Secret is read now: whatever another replica has published from a newer Secret
        // since then makes the write a conflict.
        if (plan is CertificatePlan.Write)
            plan = Decide(await writer.ReadSecretAsync(cancellationToken), found);
        if (plan is CertificatePlan.Write write)
            await WriteAsync(write, cancellationToken);
        return plan;
    }

    private CertificatePlan Decide(Secret? secret, ConfigurationReading configuration)
    {
        var now = time.GetUtcNow();
        var reading = AuthoritySecret.Read(secret, now);
        var signer = (reading as SecretReading.Sound)?.Authority.Certificate;
        if (reading is SecretReading.Sound sound)
            _remembered = _remembered.WithoutExpired(now).With(sound.Bundle);
        return CertificatePlan.Decide(new()
        {
            Secret = reading,
            Configuration = configuration,
            Leaf = _leaf,
            TrustedSince = _trust.Since(signer, configuration, now),
            Now = now,
            Options = options,
        });
    }

    private async Task WriteAsync(CertificatePlan.Write plan, CancellationToken cancellationToken)
    {
        try
        {
            await writer.WriteAsync(plan, _remembered, time.GetUtcNow(), cancellationToken);
            announcer.Wrote(plan);
        }
        catch (KubernetesApiException e) when (e.IsConflict || e.IsAlreadyExists)
        {
            announcer.WasSlower(plan);
        }
    }
}
