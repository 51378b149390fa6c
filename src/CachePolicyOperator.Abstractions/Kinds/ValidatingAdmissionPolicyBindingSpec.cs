namespace CachePolicyOperator.Abstractions.Kinds;

public sealed record ValidatingAdmissionPolicyBindingSpec
{
    public string PolicyName { get; set; } = "";

    /// <summary>Deny, Warn and Audit; Deny excludes Warn.</summary>
    public IReadOnlyList<string> ValidationActions { get; set; } = [];

    public MatchResources? MatchResources { get; init; }
}
