using System.Text.RegularExpressions;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>API-024, deny: a canary is a number of pods or a percentage.</summary>
internal sealed partial class CanariesAreCounted() : PolicyRule(new(
    "API-024",
    Severity.Deny,
    "rollout.canary.pods is a number from 1 to 9999, or a percentage from 1% to 100%.",
    "A canary of no pod proves nothing, and what cannot be read would be guessed.",
    "Kubernetes' IntOrString",
    "Write 1, or a percentage such as 10%.")
{
    Title = "Canaries are counted",
})
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        if (reviewed.Spec.Rollout.Canary is { Pods: var pods } && (!PodCount().IsMatch(pods) || pods.EndsWith('\n')))
            yield return Violation("spec.rollout.canary.pods", $"{Quoted.Text(pods)} is neither a number of pods nor a percentage; write 1, or a percentage such as 10%");
    }

    [GeneratedRegex(Patterns.PodCount)]
    private static partial Regex PodCount();
}
