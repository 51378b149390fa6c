using System.Diagnostics.Metrics;
using System.Net;
using CachePolicyOperator.Webhooks;
using CachePolicyOperator.Webhooks.Endpoint;
using CachePolicyOperator.Webhooks.Reviews;
using Microsoft.Extensions.Logging.Abstractions;

namespace CachePolicyOperator.Load.Webhooks;

/// <summary>A webhook on the operator's own server that allows everything unseen: the least that one costs.</summary>
internal sealed class IdleWebhook : IAdmissionReviewer, IAsyncDisposable
{
    private readonly Meter _meter = new("load");
    private readonly EphemeralCertificate _certificate = new(TimeProvider.System);
    private readonly WebhookServer _server;

    public IdleWebhook(IPEndPoint address)
    {
        var endpoint = new AdmissionEndpoint([new("nothing", this)], new AdmissionMetrics(_meter), TimeProvider.System, NullLogger.Instance);
        _server = new(endpoint, _certificate, address, CancellationToken.None);
        Address = new($"https://{address}/validate/nothing");
    }

    public Uri Address { get; }

    public string CertificatePem => _certificate.Context.TargetCertificate.ExportCertificatePem();

    public Task StartAsync(CancellationToken cancellationToken) => _server.StartAsync(cancellationToken);

    public AdmissionAnswer Review(AdmissionRequest request) => AdmissionAnswer.Allowed.Silently;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _certificate.Dispose();
        _meter.Dispose();
    }
}
