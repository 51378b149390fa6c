using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>API-020, deny: an acknowledgement names a rule and a part, and gives a reason.</summary>
internal sealed class AcknowledgementsAreComplete() : TextRule(
    new(
        "API-020",
        Severity.Deny,
        "An acknowledgement has the id of a rule, the hash that the refusal printed, and a reason of 10 to 512 characters.",
        "An acknowledgement is read during an incident: one without a reason tells nobody anything, and one without the right hash covers nothing.",
        "this API",
        "Copy rule and hash from the refusal, and write why it is right here.")
    {
        Title = "Acknowledgements are complete",
    },
    TextKind.RuleId,
    TextKind.Hash,
    TextKind.Reason)
{
    private const int ShortestReason = 10;

    protected override bool Accepts(TextField field) => field.Kind == TextKind.Reason
        ? Characters(field.Text) is >= ShortestReason and var characters && characters <= Syntax.Longest(TextKind.Reason)
        : base.Accepts(field);

    protected override string Explain(TextField field) => field.Kind switch
    {
        TextKind.RuleId => $"{Quoted.Text(field.Text)} is not the id of a rule; copy it from the refusal, such as TTL-007",
        TextKind.Hash => $"{Quoted.Text(field.Text)} is not a hash of 12 hexadecimal digits; copy it from the refusal",
        _ => $"the reason has {Characters(field.Text)} characters, and {ShortestReason} to {Syntax.Longest(TextKind.Reason)} are needed; say why this is right here",
    };

    /// <summary>As JSON schema counts them.</summary>
    private static int Characters(string text) => text.EnumerateRunes().Count();
}
