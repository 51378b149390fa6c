namespace CachePolicyOperator.Policy.Simulation.Logs;

/// <summary>What a property of a JSON line says.</summary>
internal enum JsonProperty
{
    Unknown,
    Time,
    Method,
    Target,
    Request,
    Status,
    Bytes,
    Host,
    Scheme,
    Latency,
    Cookies,

    /// <summary>A header or a cookie that a policy asks for.</summary>
    Field,
}
