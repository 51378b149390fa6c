using System.Net;
using CachePolicyOperator.Certificates;
using CachePolicyOperator.Serving;

namespace CachePolicyOperator;

/// <summary>What the command line says.</summary>
internal sealed record HostOptions
{
    /// <summary>A kubeconfig file; null: the usual places, then the service account of the pod.</summary>
    public string? Kubeconfig { get; init; }

    /// <summary>A context of the kubeconfig; null: its current one.</summary>
    public string? Context { get; init; }

    /// <summary>The only namespace to look at; null: all.</summary>
    public string? Namespace { get; init; }

    /// <summary>Policies that are worked on at the same time.</summary>
    public required int Workers { get; init; }

    /// <summary>How often every policy is looked at again although nothing changed.</summary>
    public required TimeSpan ResyncPeriod { get; init; }

    /// <summary>Where /healthz and /readyz are served.</summary>
    public required IPEndPoint HealthAddress { get; init; }

    /// <summary>Where /metrics is served; null: it is not.</summary>
    public IPEndPoint? MetricsAddress { get; init; }

    /// <summary>Where the admission webhook is served; null: it is not.</summary>
    public IPEndPoint? WebhookAddress { get; init; }

    /// <summary>The operator's name as a user of the API server; null: as its token says.</summary>
    public string? OperatorUser { get; init; }

    /// <summary>Whether replicas elect the one that works.</summary>
    public required bool LeaderElect { get; init; }

    /// <summary>Namespace of the lease; null: the pod's own, or the context's.</summary>
    public string? LeaseNamespace { get; init; }

    /// <summary>How pods are asked what they serve.</summary>
    public required ProbeRoute Probe { get; init; }

    /// <summary>Prometheus servers that policies may have asked; none: no such gate is asked.</summary>
    public IReadOnlyList<Uri> Prometheus { get; init; } = [];

    /// <summary>How long servers go on after a stop was asked for: requests come until everybody knows.</summary>
    public TimeSpan ShutdownDelay { get; init; }

    public required LogFormat LogFormat { get; init; }

    /// <summary>Where the webhook's certificate comes from.</summary>
    public CertificateOptions Certificates { get; init; } = new();
}
