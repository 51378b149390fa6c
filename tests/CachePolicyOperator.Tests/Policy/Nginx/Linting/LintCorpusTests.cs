using CachePolicyOperator.Policy.Nginx.Linting;

namespace CachePolicyOperator.Tests.Policy.Nginx.Linting;

public sealed class LintCorpusTests
{
    public static TheoryData<string> Rules => [.. LintCorpus.Rules];

    [Fact]
    public void Every_rule_has_configurations() =>
        Assert.Equal(NginxRuleCatalogue.All.Select(rule => rule.Description.Id).Order(StringComparer.Ordinal), LintCorpus.Rules);

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_bad_configuration_breaks_exactly_its_rule(string rule)
    {
        var report = LintCorpus.Judge(rule, "bad.conf");

        Assert.Empty(report.Problems);
        Assert.NotEmpty(report.Findings);
        Assert.All(report.Findings, finding => Assert.Equal(rule, finding.RuleId));
        Assert.Equal(NginxRuleCatalogue.All.Single(r => r.Description.Id == rule).Description.Severity, report.Findings[0].Severity);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_good_configuration_breaks_no_rule(string rule)
    {
        var report = LintCorpus.Judge(rule, "good.conf");

        Assert.Empty(report.Problems);
        Assert.Empty(report.Findings);
    }
}
