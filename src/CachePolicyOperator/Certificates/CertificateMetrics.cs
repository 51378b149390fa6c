using System.Diagnostics.Metrics;

namespace CachePolicyOperator.Certificates;

/// <summary>When certificates expire and how often they changed; reading files counts under controller-runtime's names.</summary>
internal sealed class CertificateMetrics
{
    private readonly Counter<long> _authorities;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _reads;
    private readonly Counter<long> _readErrors;
    private DateTimeOffset? _servingExpiry;
    private DateTimeOffset? _authorityExpiry;

    public CertificateMetrics(Meter meter)
    {
        _authorities = meter.CreateCounter<long>("cachepolicy_webhook_authority_changes_total", null, "Authorities written to the Secret, by change: created, replaced (damaged), rotated.");
        _failures = meter.CreateCounter<long>("cachepolicy_webhook_certificate_failures_total", null, "Attempts to keep the certificates that failed.");
        _reads = meter.CreateCounter<long>("certwatcher_read_certificate_total", null, "Reads of the mounted certificate.");
        _readErrors = meter.CreateCounter<long>("certwatcher_read_certificate_errors_total", null, "Reads of the mounted certificate that failed.");
        meter.CreateObservableGauge("cachepolicy_webhook_certificate_expiry_timestamp_seconds", Serving, "s", "When the certificate that is served expires.");
        meter.CreateObservableGauge("cachepolicy_webhook_authority_expiry_timestamp_seconds", Authority, "s", "When the authority that signs it expires.");

        // Counters start at 0 rather than with their first event, so that a rate over the first event can be computed.
        foreach (var change in (string[])["created", "replaced", "rotated"])
            _authorities.Add(0, new KeyValuePair<string, object?>("change", change));
        _failures.Add(0);
        _reads.Add(0);
        _readErrors.Add(0);
    }

    public void AuthorityChanged(string change) => _authorities.Add(1, new KeyValuePair<string, object?>("change", change));

    public void Failed() => _failures.Add(1);

    public void Read() => _reads.Add(1);

    public void ReadFailed() => _readErrors.Add(1);

    public void Serves(DateTimeOffset expiry) => _servingExpiry = expiry;

    public void SignedBy(DateTimeOffset expiry) => _authorityExpiry = expiry;

    private Measurement<long>[] Serving() => Seconds(_servingExpiry);

    private Measurement<long>[] Authority() => Seconds(_authorityExpiry);

    private static Measurement<long>[] Seconds(DateTimeOffset? moment) =>
        moment is { } known ? [new(known.ToUnixTimeSeconds())] : [];
}
