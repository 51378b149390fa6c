using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>API-005, deny: names of rules, probes, gates, workloads, containers and Services are names that Kubernetes knows.</summary>
internal sealed class ObjectNamesAreValid() : TextRule(
    new(
        "API-005",
        Severity.Deny,
        "Names of rules, probes, gates, workloads, containers and Services follow Kubernetes' rules for names; targetRef.apiVersion is apps/v1.",
        "No object can have another name, so the reference could never be resolved. A rule's name appears in response headers and metrics.",
        "RFC 1123 labels and subdomains, RFC 1035 labels",
        "Use lower-case letters, digits and hyphens; begin and end with a letter or digit.")
    {
        Title = "Names are names that Kubernetes knows",
    },
    TextKind.ApiVersion,
    TextKind.WorkloadName,
    TextKind.ContainerName,
    TextKind.ServiceName,
    TextKind.RuleName,
    TextKind.ProbeName,
    TextKind.GateName)
{
    protected override string Explain(TextField field)
    {
        if (field.Text.Length == 0)
            return "the name is missing; add it";
        if (field.Kind == TextKind.ApiVersion)
            return $"{Quoted.Text(field.Text)} is not supported; workloads are of apps/v1";
        if (field.Text.Length > Syntax.Longest(field.Kind))
            return $"the name has {field.Text.Length} characters, and at most {Syntax.Longest(field.Kind)} are allowed";
        return $"{Quoted.Text(field.Text)} is not a valid name; use lower-case letters, digits and hyphens, "
            + (field.Kind == TextKind.ServiceName ? "begin with a letter and end" : "begin and end") + " with a letter or digit";
    }
}
