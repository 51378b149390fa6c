using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Nginx.Linting;
using CachePolicyOperator.Webhooks.Reviews;

namespace CachePolicyOperator.Webhooks.Reviewers.ConfigMaps;

/// <summary>Judges raw nginx configuration by the rules that make sense on it, within the limits of the guard-rails in force.</summary>
/// <param name="guardrails">The guard-rails for a namespace and labels.</param>
public sealed class NginxConfigurationLint(Func<string, IReadOnlyDictionary<string, string>, GuardrailSet> guardrails) : IConfigurationLint
{
    public LintJudgement Judge(string @namespace, IReadOnlyDictionary<string, string> labels, IReadOnlyList<ConfigurationFile> files)
    {
        var set = guardrails(@namespace, labels);
        var report = NginxLint.Judge(files.ToDictionary(file => file.Name, file => file.Content, StringComparer.Ordinal), NginxLimits.Of(set));
        var enforced = set.Own.Enforcement;
        return new(
            enforced == Enforcement.Deny ? [.. report.Findings.Where(finding => finding.IsDenied).Select(Cause)] : [],
            [
                .. enforced == Enforcement.Warn ? report.Findings.Where(finding => finding.IsDenied).Select(finding => finding.ToString()) : [],
                .. report.Problems.Select(problem => problem.Warning),
                .. enforced == Enforcement.Audit ? [] : report.Findings.Where(finding => !finding.IsDenied).Select(finding => finding.ToString()),
                .. report.Includes.Select(include => include.ToString()),
            ]);
    }

    private static AdmissionCause Cause(NginxFinding finding) => new($"data[{finding.File}]", finding.ToString());
}
