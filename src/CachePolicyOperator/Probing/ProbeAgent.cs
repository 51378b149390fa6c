namespace CachePolicyOperator.Probing;

/// <summary>How probes are told from clients in the logs and counters of proxies and origins.</summary>
internal static class ProbeAgent
{
    public const string Name = "cachepolicy-probe";
}
