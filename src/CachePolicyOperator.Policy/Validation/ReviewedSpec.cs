using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation;

/// <summary>A spec under review. What several rules look at is collected once, because the controller judges on every event.</summary>
public sealed class ReviewedSpec(PolicyReview review)
{
    public CachePolicySpec Spec { get; } = review.Policy.Spec;

    public CachePolicy Policy { get; } = review.Policy;

    public PriorLifetimes? Prior { get; } = review.Prior;

    public GuardrailSet Guardrails { get; } = review.Guardrails;

    public IReadOnlyList<CachePolicy> Neighbours { get; } = review.Neighbours;

    internal IReadOnlyList<DurationField> Durations => field ??= DurationFields.Of(Spec);

    internal IReadOnlyList<TextField> Texts => field ??= TextFields.Of(Spec, Durations);

    /// <summary>The rules that store, with their durations read.</summary>
    internal IReadOnlyList<StoringRule> Storing => field ??= StoringRule.AllOf(Spec);

    /// <summary>What a finding of the rule leads to here, before enforcement softens it.</summary>
    internal RuleSeverity SeverityOf(RuleDescription rule) =>
        rule.Concerns != SpecSection.Form && Guardrails.SeverityOf(rule.Id) is { } changed
            // Guard-rails that ask for it are refused (GRL-007); one that slipped in all the same must not soften the rule.
            ? changed == RuleSeverity.DenyUnlessAcknowledged && rule.Concerns == SpecSection.Acknowledgements ? RuleSeverity.Deny : changed
            : rule.Severity.InApi();
}
