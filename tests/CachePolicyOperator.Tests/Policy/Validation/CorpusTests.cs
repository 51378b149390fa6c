using System.Text;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Tests.Generation;

namespace CachePolicyOperator.Tests.Policy.Validation;

/// <summary>testdata/rules: for every rule what breaks it, and its nearest harmless neighbours.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Good => [.. CorpusCase.All("good")];

    public static TheoryData<string> Bad => [.. CorpusCase.All("bad")];

    public static TheoryData<string> Rules => [.. RuleCatalogue.All.Select(rule => rule.Description.Id)];

    [Theory]
    [MemberData(nameof(Good))]
    public void A_good_manifest_has_no_finding(string name)
    {
        Assert.Empty(new CorpusCase(name).Judge().Select(finding => finding.Violation));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_manifest_breaks_exactly_its_rule_at_its_fields(string name)
    {
        var bad = new CorpusCase(name);

        var findings = bad.Judge();

        Assert.Equal(bad.Paths.Select(path => (bad.RuleId, path)), findings.Select(finding => (finding.Violation.RuleId, finding.Violation.Path)));
        var expected = RuleCatalogue.Find(bad.RuleId)!.Severity == Severity.Report ? Enforcement.Warn : Enforcement.Deny;
        Assert.All(findings, finding => Assert.Equal(expected, finding.Effect));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_has_a_good_and_a_bad_manifest(string id)
    {
        Assert.True(File.Exists(RepositoryFolder.File($"testdata/rules/{id}/good.yaml")), "good.yaml is missing");
        Assert.True(File.Exists(RepositoryFolder.File($"testdata/rules/{id}/bad.yaml")), "bad.yaml is missing");
    }

    /// <summary>So that somebody reads each text that changes. CACHEPOLICY_ACCEPT=1 writes what is said now.</summary>
    [Fact]
    public void The_messages_are_those_that_were_reviewed()
    {
        var golden = RepositoryFolder.File("testdata/rules/messages.txt");
        var said = new StringBuilder();
        foreach (var bad in CorpusCase.All("bad").Select(name => new CorpusCase(name)))
        {
            said.Append(bad.Name).Append('\n');
            foreach (var finding in bad.Judge())
                said.Append("  ").Append(finding.Effect == Enforcement.Deny ? "refused" : "warned").Append("  ").Append(finding.Violation).Append('\n');
        }

        if (Environment.GetEnvironmentVariable("CACHEPOLICY_ACCEPT") == "1")
            File.WriteAllText(golden, said.ToString());
        Assert.Equal(File.ReadAllText(golden), said.ToString());
    }
}
