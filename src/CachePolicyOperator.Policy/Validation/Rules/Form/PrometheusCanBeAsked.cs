using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>API-023, deny: a Prometheus gate has an address, a query, an operator and a number.</summary>
internal sealed class PrometheusCanBeAsked() : TextRule(
    new(
        "API-023",
        Severity.Deny,
        "A Prometheus gate has an http or https address without user, query and fragment, a query of printable ASCII, an operator, and a decimal number as its threshold.",
        "A query that cannot be asked holds every rollout, and people learn to promote by hand.",
        "Prometheus HTTP API, instant queries",
        "Write an address such as http://prometheus.monitoring.svc:9090, and a threshold such as \"0.01\".")
    {
        Title = "Prometheus can be asked",
    },
    TextKind.HttpAddress,
    TextKind.PrometheusQuery,
    TextKind.Number)
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        foreach (var violation in base.Judge(reviewed))
            yield return violation;
        for (var i = 0; i < reviewed.Spec.Rollout.Prometheus?.Count; i++)
        {
            if (reviewed.Spec.Rollout.Prometheus[i].Operator is null)
                yield return Violation($"spec.rollout.prometheus[{i}].operator", "the operator is missing; write LessThan, AtMost, GreaterThan or AtLeast");
        }
    }

    protected override bool Accepts(TextField field) =>
        base.Accepts(field) && (field.Kind != TextKind.HttpAddress || Uri.TryCreate(field.Text, UriKind.Absolute, out _));

    protected override string Explain(TextField field) => field.Kind switch
    {
        _ when field.Text.Length == 0 => "the text is missing; add it",
        _ when field.Text.Length > Syntax.Longest(field.Kind) => $"the text has {field.Text.Length} characters, and at most {Syntax.Longest(field.Kind)} are allowed",
        TextKind.HttpAddress => $"{Quoted.Text(field.Text)} is not an address that can be asked; write scheme, host and port, such as http://prometheus.monitoring.svc:9090",
        TextKind.PrometheusQuery => $"{Quoted.Text(field.Text)} holds a character outside printable ASCII; write the query on one line",
        _ => $"{Quoted.Text(field.Text)} is not a decimal number; write one such as 0.01",
    };
}
