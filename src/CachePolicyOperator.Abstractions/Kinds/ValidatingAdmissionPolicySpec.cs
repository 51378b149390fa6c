namespace CachePolicyOperator.Abstractions.Kinds;

public sealed record ValidatingAdmissionPolicySpec
{
    /// <summary>What an expression that cannot be evaluated leads to: Fail or Ignore.</summary>
    public string? FailurePolicy { get; init; }

    public MatchResources? MatchConstraints { get; init; }

    /// <summary>All must hold, or the request is not judged.</summary>
    public IReadOnlyList<MatchCondition>? MatchConditions { get; init; }

    public IReadOnlyList<AdmissionVariable>? Variables { get; init; }

    public IReadOnlyList<AdmissionValidation>? Validations { get; init; }
}
