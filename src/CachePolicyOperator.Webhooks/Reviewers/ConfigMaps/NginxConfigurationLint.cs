using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Nginx.Linting;
using CachePolicyOperator.Policy.Validation;
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
            enforced == Enforcement.Deny ? [.. report.Findings.Where(IsDenied).Select(Cause)] : [],
            [
                .. enforced == Enforcement.Warn ? report.Findings.Where(IsDenied).Select(finding => finding.ToString()) : [],
                .. report.Problems.Select(problem => $"nginx would not read this: {problem}"),
                .. enforced == Enforcement.Audit ? [] : report.Findings.Where(finding => !IsDenied(finding)).Select(finding => finding.ToString()),
                .. report.Includes.Select(include => $"{include.File}:{include.Line}:{include.Column}: include {include.Path} is not followed, so what is in it is not judged"),
            ]);
    }

    private static bool IsDenied(NginxFinding finding) => finding.Severity == Severity.Deny;

    private static AdmissionCause Cause(NginxFinding finding) => new($"data[{finding.File}]", finding.ToString());
}
