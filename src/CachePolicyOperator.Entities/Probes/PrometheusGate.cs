using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>
/// A query to Prometheus that must hold before a canary is promoted. No answer, no series or more than one holds the rollout: it
/// neither passes nor fails.
/// </summary>
public sealed record PrometheusGate
{
    /// <summary>Name of the gate, unique within the policy; it appears in status and messages.</summary>
    [Required]
    [Length(1, 63)]
    [Pattern(Patterns.Label)]
    public string Name { get; set; } = "";

    /// <summary>
    /// Where Prometheus is, as in http://prometheus.monitoring.svc:9090. The operator asks only addresses that its option
    /// --prometheus names.
    /// </summary>
    [Required]
    [Length(1, 512)]
    [Pattern(Patterns.HttpAddress)]
    public string Address { get; set; } = "";

    /// <summary>
    /// An instant query with one number as its result. $canary stands for a regular expression of the canary's pods, as in
    /// pod=~"$canary".
    /// </summary>
    [Required]
    [Length(1, 2048)]
    [Pattern(Patterns.Printable)]
    public string Query { get; set; } = "";

    /// <summary>How the result relates to the threshold when all is well.</summary>
    [Required]
    public ThresholdOperator? Operator { get; init; }

    /// <summary>The number that the result is compared with, as in "0.01".</summary>
    [Required]
    [Length(1, 32)]
    [Pattern(Patterns.Number)]
    public string Threshold { get; set; } = "";
}
