using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>API-018, deny: the keys of ttl.negative are error status codes.</summary>
internal sealed class NegativeStatusesAreErrors() : TextRule(
    new(
        "API-018",
        Severity.Deny,
        "The keys of ttl.negative are status codes from 400 to 599.",
        "Success and redirects have their own lifetimes, and words such as any or 5xx would store errors that nobody thought of.",
        "RFC 9110 section 15",
        "List each status code by itself, such as \"404\": 10s.")
    {
        Title = "Error lifetimes are for error codes",
    },
    TextKind.StatusCode)
{
    protected override string Explain(TextField field) =>
        $"{Quoted.Text(field.Text)} is not the status code of an error; list codes from 400 to 599 one by one, such as \"404\": 10s";
}
