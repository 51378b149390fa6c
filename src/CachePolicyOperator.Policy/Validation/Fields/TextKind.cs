namespace CachePolicyOperator.Policy.Validation.Fields;

/// <summary>What a string of the spec stands for, which decides how it may be written.</summary>
internal enum TextKind
{
    ApiVersion,
    WorkloadName,
    ContainerName,
    ServiceName,
    OriginHost,
    RuleName,
    Path,
    MatchHost,
    Parameter,
    ParameterOrPrefix,
    Header,
    Cookie,
    Folder,
    Quantity,
    Duration,
    StatusCode,
    RuleId,
    Hash,
    ProbeName,
    RequestTarget,
    RequestHost,

    /// <summary>Sent in a probe's request, never rendered.</summary>
    HeaderValue,

    GateName,
    HttpAddress,

    /// <summary>Sent to Prometheus, never rendered.</summary>
    PrometheusQuery,

    Number,

    /// <summary>Prose for people. It is never rendered, so it may hold any character.</summary>
    Reason,
}
