using CachePolicyOperator.Policy.Nginx.Syntax;

namespace CachePolicyOperator.Policy.Nginx.Linting;

/// <summary>What <see cref="NginxLint"/> says of a set of files.</summary>
/// <param name="Findings">Broken rules, ordered by file, line, column and rule.</param>
/// <param name="Omitted">Findings that are left out because one rule has too many.</param>
/// <param name="Problems">What nginx would refuse to read.</param>
/// <param name="Includes">What is included and was not followed.</param>
public sealed record NginxReport(IReadOnlyList<NginxFinding> Findings, int Omitted, IReadOnlyList<NginxProblem> Problems, IReadOnlyList<NginxInclude> Includes)
{
    public bool IsDenied => Findings.Any(finding => finding.IsDenied);
}
