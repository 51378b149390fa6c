namespace CachePolicyOperator.Policy.Simulation;

/// <summary>What a policy would have done.</summary>
/// <param name="Policy">Namespace and name.</param>
/// <param name="Rules">In the policy's order; requests that no rule takes last.</param>
/// <param name="Total">All of them together.</param>
/// <param name="Store">What was stored.</param>
/// <param name="Assumptions">What the log does not say and was assumed, for people.</param>
public sealed record Prediction(
    string Policy, IReadOnlyList<RulePrediction> Rules, RulePrediction Total, StorePrediction Store, IReadOnlyList<string> Assumptions);
