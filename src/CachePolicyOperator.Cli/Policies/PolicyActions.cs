using CachePolicyOperator.Cli.Linting;
using CachePolicyOperator.Cli.Linting.Reports;

namespace CachePolicyOperator.Cli.Policies;

/// <summary>What commands about whole policies do with one that cannot be rendered: say why, as lint does.</summary>
internal static class PolicyActions
{
    public static int Refuse(this Terminal terminal, params IEnumerable<GivenPolicy> given)
    {
        var findings = given.OfType<GivenPolicy.Refused>().SelectMany(refused => refused.Findings).ToList();
        TextReport.Write(new LintResult(findings, given.Count(), []), terminal with { Out = terminal.Error });
        return ExitCode.Denied;
    }
}
