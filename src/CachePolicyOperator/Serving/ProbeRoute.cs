namespace CachePolicyOperator.Serving;

/// <summary>How pods are asked what they serve.</summary>
internal enum ProbeRoute
{
    /// <summary>Direct inside a cluster, through the API server outside of it.</summary>
    Auto,

    /// <summary>By the pod's address.</summary>
    Direct,

    /// <summary>Through the API server's pod proxy, for an operator that cannot reach pod addresses.</summary>
    ApiServer,
}
