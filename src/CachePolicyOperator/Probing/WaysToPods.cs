using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Serving;

namespace CachePolicyOperator.Probing;

/// <summary>How pods, and what is known of them, are reached.</summary>
/// <param name="Status">Their status port.</param>
/// <param name="Traffic">The port on which they serve their clients.</param>
/// <param name="Logs">Their logs.</param>
/// <param name="Metrics">Numbers about them.</param>
internal sealed record WaysToPods(IPodHttp Status, IPodTraffic Traffic, IPodLogs Logs, IMetricsSource Metrics);
