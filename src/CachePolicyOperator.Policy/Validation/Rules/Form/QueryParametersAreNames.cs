using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>API-014, deny: query parameters are plain names, and either included or excluded.</summary>
internal sealed class QueryParametersAreNames() : TextRule(
    new(
        "API-014",
        Severity.Deny,
        "Only one of key.query.include and key.query.exclude is set; their items are names of unreserved characters, those of exclude with an optional * at the end.",
        "Parameters are compared as they are written in the URL. A name in another form never matches.",
        "RFC 3986 section 2.3",
        "Write the parameter's name only, such as page or utm_*.")
    {
        Title = "Query parameters are names",
    },
    TextKind.Parameter,
    TextKind.ParameterOrPrefix)
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        var spec = reviewed.Spec;
        for (var i = 0; i < spec.Rules.Count; i++)
        {
            if (spec.Rules[i].Key?.Query is { Include: not null, Exclude: not null })
                yield return Violation($"{RulePath.At(i)}.key.query", "include and exclude are both set; keep include to name what counts, or exclude to name what does not");
        }

        foreach (var violation in base.Judge(reviewed))
            yield return violation;
    }

    protected override string Explain(TextField field) => field switch
    {
        { Text.Length: 0 } => "the parameter's name is empty; write one such as page",
        { Kind: TextKind.Parameter } when field.Text.Contains('*') => $"{Quoted.Text(field.Text)} holds a *, which only exclude understands; list the parameters by name",
        { Text.Length: > 64 } => $"the parameter's name has {field.Text.Length} characters, and at most 64 are allowed",
        _ => $"{Quoted.Text(field.Text)} is not a parameter's name; use letters, digits and . _ ~ -"
            + (field.Kind == TextKind.ParameterOrPrefix ? ", with a * at the end only" : ""),
    };
}
