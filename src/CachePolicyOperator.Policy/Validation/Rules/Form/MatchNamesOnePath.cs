using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>API-009, deny: a match has either an exact path or a prefix.</summary>
internal sealed class MatchNamesOnePath() : PolicyRule(new(
    "API-009",
    Severity.Deny,
    "Exactly one of match.path and match.pathPrefix is set.",
    "A rule without a path is easily meant for less than everything, and one with both contradicts itself.",
    "this API",
    "Write pathPrefix: / for every path.")
{
    Title = "A rule matches one path or prefix",
})
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        var spec = reviewed.Spec;
        for (var i = 0; i < spec.Rules.Count; i++)
        {
            var match = spec.Rules[i].Match;
            if (match is { Path: null, PathPrefix: null })
                yield return Violation($"{RulePath.At(i)}.match", "neither path nor pathPrefix is set; write pathPrefix: / for every path");
            if (match is { Path: not null, PathPrefix: not null })
                yield return Violation($"{RulePath.At(i)}.match", "path and pathPrefix are both set; keep path for one exact path, or pathPrefix for all that begin with it");
        }
    }
}
