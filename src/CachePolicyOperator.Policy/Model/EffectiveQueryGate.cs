using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Model;

/// <summary>A query to Prometheus whose result must keep a threshold.</summary>
public sealed record EffectiveQueryGate(string Name, Uri Address, string Query, ThresholdOperator Operator, decimal Threshold);
