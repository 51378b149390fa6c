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
    private volatile ServingLeaf? _leaf;

    public ServingLeaf? Leaf => _leaf;

    /// <param name="secret">The Secret as the watch reported it.</param>
    /// <param name="configuration">The webhook configuration as the watch reported it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CertificatePlan> RunAsync(Secret? secret, ValidatingWebhookConfiguration? configuration, CancellationToken cancellationToken)
    {
        announcer.Observe(ConfigurationReading.Of(configuration));
        var plan = Decide(secret, configuration);
        if (plan is CertificatePlan.IssueLeaf issue && (ReliesOnNoOther(issue) || await StillHoldsAsync(issue, cancellationToken)))
        {
            _leaf = issue.Authority.Issue(names, time.GetUtcNow(), options.LeafLifetime);
            announcer.Issued(_leaf);
            plan = Decide(secret, configuration);
        }

        // The configuration was read before the Secret is read now: whatever another replica has published from a newer Secret
        // since then makes the write a conflict.
        if (plan is CertificatePlan.Write)
            plan = Decide(await writer.ReadSecretAsync(cancellationToken), configuration);
        if (plan is CertificatePlan.Write write)
            await WriteAsync(write, cancellationToken);
        return plan;
    }

    /// <summary>The authority that the present leaf relies on is relied on already; an API server that is away must not end that.</summary>
    private bool ReliesOnNoOther(CertificatePlan.IssueLeaf issue) => _leaf?.Issuer.Equals(issue.Authority.Certificate) == true;

    // A watch may be behind: another authority is relied on only when the server itself says that it is trusted and signs.
    private async Task<bool> StillHoldsAsync(CertificatePlan.IssueLeaf issue, CancellationToken cancellationToken)
    {
        var configuration = await writer.ReadConfigurationAsync(cancellationToken);
        var secret = await writer.ReadSecretAsync(cancellationToken);
        return Decide(secret, configuration) is CertificatePlan.IssueLeaf now && now.Authority.Certificate.Equals(issue.Authority.Certificate);
    }

    private CertificatePlan Decide(Secret? secret, ValidatingWebhookConfiguration? configuration)
    {
        var found = ConfigurationReading.Of(configuration);
        var now = time.GetUtcNow();
        var reading = AuthoritySecret.Read(secret, now);
        var signer = (reading as SecretReading.Sound)?.Authority.Certificate;
        return CertificatePlan.Decide(new()
        {
            Secret = reading,
            Configuration = found,
            Leaf = _leaf,
            TrustedSince = _trust.Since(signer, found, now),
            Now = now,
            Options = options,
        });
    }

    private async Task WriteAsync(CertificatePlan.Write plan, CancellationToken cancellationToken)
    {
        try
        {
            await writer.WriteAsync(plan, time.GetUtcNow(), cancellationToken);
            announcer.Wrote(plan);
        }
        catch (KubernetesApiException e) when (e.IsConflict || e.IsAlreadyExists)
        {
            announcer.WasSlower(plan);
        }
    }
}
