using CachePolicyOperator.Runtime.Client;
using CachePolicyOperator.Runtime.Controllers;
using CachePolicyOperator.Runtime.Metrics;
using CachePolicyOperator.Webhooks.Endpoint;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CachePolicyOperator.Telemetry;

/// <summary>
/// Sends metrics and traces by OTLP, when OpenTelemetry's own environment variables say where to; they also say how (protocol,
/// headers, intervals, sampling).
/// </summary>
internal sealed class OtlpExport : IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>.NET's own spans of HTTP requests: what a reconcile asked of the API server.</summary>
    private const string Requests = "System.Net.Http";

    private readonly MeterProvider _metrics;
    private readonly TracerProvider _traces;

    private OtlpExport(ResourceBuilder resource)
    {
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(RuntimeMetrics.MeterName, ClientMetrics.MeterName)
            .SetExemplarFilter(ExemplarFilterType.TraceBased)
            .AddOtlpExporter()
            .Build();
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(OperatorTrace.SourceName, ReconcileTrace.SourceName, AdmissionTrace.SourceName, Requests)
            .AddOtlpExporter()
            .Build();
    }

    /// <summary>Null where no endpoint is configured.</summary>
    public static OtlpExport? Create(string service, string version) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Endpoint))
            ? null
            : new(ResourceBuilder.CreateDefault().AddService(service, serviceVersion: version).AddEnvironmentVariableDetector());

    /// <summary>Sends what has not been sent.</summary>
    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }
}
