using CachePolicyOperator.Webhooks.Reviews;

namespace CachePolicyOperator.Webhooks.Reviewers.ConfigMaps;

/// <summary>What a lint says.</summary>
/// <param name="Causes">What is refused, with file, line and column; none: the configuration is accepted.</param>
/// <param name="Warnings">What is accepted and should be known, the most important first.</param>
public sealed record LintJudgement(IReadOnlyList<AdmissionCause> Causes, IReadOnlyList<string> Warnings);
