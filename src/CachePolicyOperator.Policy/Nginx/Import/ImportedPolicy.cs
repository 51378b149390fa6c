using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Nginx.Import;

/// <summary>A policy that says what a configuration says, as far as a policy can.</summary>
/// <param name="Spec">Without rules where the configuration passes nothing on.</param>
/// <param name="Remarks">In the order of the files.</param>
public sealed record ImportedPolicy(CachePolicySpec Spec, IReadOnlyList<ImportRemark> Remarks);
