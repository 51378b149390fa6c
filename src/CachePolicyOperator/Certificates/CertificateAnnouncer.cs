using CachePolicyOperator.Abstractions.Events;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Certificates;

/// <summary>Says what happens to certificates: in the log, as events on the Secret, and as metrics.</summary>
internal sealed class CertificateAnnouncer(CertificateOptions options, IEventRecorder events, CertificateMetrics metrics, ILogger logger)
{
    private Type? _configuration;

    /// <summary>Logs when the configuration appears, vanishes or changes its keeper, once each.</summary>
    public void Observe(ConfigurationReading configuration)
    {
        if (configuration.GetType() == _configuration)
            return;
        _configuration = configuration.GetType();
        if (configuration is ConfigurationReading.Absent)
            Log.ConfigurationAbsent(logger, options.Configuration);
        else if (configuration is ConfigurationReading.Injected)
            Log.ConfigurationInjected(logger, options.Configuration, ConfigurationReading.InjectorAnnotation);
        else
            Log.ConfigurationFound(logger, options.Configuration);
    }

    public void Issued(ServingLeaf leaf)
    {
        metrics.Serves(leaf.NotAfter);
        metrics.SignedBy(leaf.Issuer.NotAfter);
        Log.LeafIssued(logger, leaf.Issuer, leaf.NotAfter);
    }

    public void Wrote(CertificatePlan.Write plan)
    {
        switch (plan)
        {
            case CertificatePlan.CreateAuthority:
                metrics.AuthorityChanged("created");
                Log.AuthorityCreated(logger, options.Secret);
                break;
            case CertificatePlan.ReplaceAuthority replace:
                metrics.AuthorityChanged("replaced");
                Log.AuthorityReplaced(logger, options.Secret, replace.Damaged.Reason);
                Record(replace.Damaged.Secret, EventType.Warning, "AuthorityReplaced", "ReplaceAuthority", $"The webhook's certificate authority could not be used and was replaced: {replace.Damaged.Reason}");
                break;
            case CertificatePlan.RotateAuthority rotate:
                metrics.AuthorityChanged("rotated");
                Log.AuthorityRotated(logger, options.Secret, rotate.Sound.Authority.Certificate);
                Record(rotate.Sound.Secret, EventType.Normal, "AuthorityRotated", "RotateAuthority", $"{rotate.Sound.Authority.Certificate} got a successor; it stays trusted until {rotate.Sound.Authority.Certificate.NotAfter:u}");
                break;
            case CertificatePlan.MendBundle:
                Log.BundleMended(logger, options.Secret);
                break;
            case CertificatePlan.PublishBundle publish:
                Log.BundlePublished(logger, options.Configuration, publish.Bundle.Authorities.Count);
                break;
        }
    }

    public void WasSlower(CertificatePlan.Write plan) => Log.WasSlower(logger, plan.GetType().Name);

    public void Failed(string message, TimeSpan delay)
    {
        metrics.Failed();
        Log.RoundFailed(logger, message, delay);
    }

    private void Record(IKubernetesObject secret, EventType type, string reason, string action, string note) =>
        events.Record(secret, type, reason, action, note);
}
