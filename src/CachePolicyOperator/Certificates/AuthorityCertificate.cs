using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Runtime.Informers;

namespace CachePolicyOperator.Certificates;

/// <summary>
/// The certificate of this replica, from the authority that all replicas share. Looks after the Secret, the caBundle and the leaf
/// when one of the objects changes, and regularly. Needs no leader.
/// </summary>
[EntityRbac(Resources = ["secrets"], Verbs = ["list", "watch"], ResourceNames = [CertificateOptions.DefaultSecret], OwnNamespace = true, Feature = CertificateWriter.Feature)]
[EntityRbac(
    Group = "admissionregistration.k8s.io",
    Resources = ["validatingwebhookconfigurations"],
    Verbs = ["list", "watch"],
    ResourceNames = [CertificateOptions.DefaultConfiguration],
    Feature = CertificateWriter.Feature)]
internal sealed class AuthorityCertificate(
    SharedInformer<Secret> secrets,
    SharedInformer<ValidatingWebhookConfiguration> configurations,
    CertificateRound round,
    CertificateAnnouncer announcer,
    CertificateOptions options,
    TimeProvider time) : IServingCertificate
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(250);

    private readonly WakeUp _wakeUp = new();

    public SslStreamCertificateContext? Context => round.Leaf?.Context;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(secrets.Subscribe(_ => _wakeUp.Call()), configurations.Subscribe(_ => _wakeUp.Call())).WaitAsync(cancellationToken);
            var failures = 0;
            while (true)
            {
                var plan = await TryRoundAsync(failures, cancellationToken);
                failures = plan is null ? failures + 1 : 0;
                var delay = plan switch
                {
                    null => Backoff(failures),
                    CertificatePlan.AwaitTrust => Shorter(options.Settling, options.Period),
                    _ => options.Period,
                };
                await _wakeUp.WaitAsync(delay, time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    /// <summary>What was done; null when it failed.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever a round fails with, the certificates have to be kept; it is logged and counted.")]
    private async Task<CertificatePlan?> TryRoundAsync(int failures, CancellationToken cancellationToken)
    {
        try
        {
            // One object each: the informers' scopes name them.
            return await round.RunAsync(secrets.Store.List().FirstOrDefault(), configurations.Store.List().FirstOrDefault(), cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            announcer.Failed(failure.Message, Backoff(failures + 1));
            return null;
        }
    }

    private TimeSpan Backoff(int failures) => Shorter(FirstRetry * Math.Pow(2, Math.Min(failures - 1, 10)), options.Period);

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
