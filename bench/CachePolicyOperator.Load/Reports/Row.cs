namespace CachePolicyOperator.Load.Reports;

/// <summary>One figure.</summary>
/// <param name="Figure">What it is.</param>
/// <param name="Measured">Its value, with its unit.</param>
/// <param name="Floor">What the same machine needed for the least that has to be done, in the same run; or a dash.</param>
/// <param name="Goal">What it should be.</param>
/// <param name="Met">Whether it is; null where there is no goal.</param>
internal sealed record Row(string Figure, string Measured, string Floor, string Goal, bool? Met);
