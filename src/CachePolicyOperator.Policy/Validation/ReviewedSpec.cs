using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation;

/// <summary>A spec under review. What several rules look at is collected once, because the controller judges on every event.</summary>
public sealed class ReviewedSpec(CachePolicySpec spec)
{
    public CachePolicySpec Spec { get; } = spec;

    internal IReadOnlyList<DurationField> Durations => field ??= DurationFields.Of(Spec);

    internal IReadOnlyList<TextField> Texts => field ??= TextFields.Of(Spec, Durations);
}
