using CachePolicyOperator.Policy.Nginx.Linting;

namespace CachePolicyOperator.Tests.Policy.Nginx.Linting;

/// <summary>What the operator renders is what the lint asks of others.</summary>
public sealed class RenderedConfigurationTests
{
    public static TheoryData<string> Cases =>
        [.. Directory.GetDirectories(Path.Combine(TestData.Root, "nginx")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rendered_configuration_breaks_no_rule(string name)
    {
        var files = Directory.GetFiles(Path.Combine(TestData.Root, "nginx", name), "*.conf").Select(path => (Path.GetFileName(path), File.ReadAllText(path)));

        var report = NginxLint.Judge(LintCorpus.Files([.. files]), NginxLimits.Default);

        Assert.Empty(report.Problems);
        // Coalescing is the policy's to switch off.
        Assert.Empty(report.Findings.Where(finding => finding.RuleId != "HERD-001").Select(finding => finding.ToString()));
        Assert.False(report.IsDenied);
    }
}
