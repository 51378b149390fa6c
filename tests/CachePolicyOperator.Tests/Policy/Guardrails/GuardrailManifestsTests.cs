using System.Text.Json.Nodes;
using CachePolicyOperator.Policy.Guardrails.Validation;
using CachePolicyOperator.Policy.Manifests;
using CachePolicyOperator.Tests.Generation;

namespace CachePolicyOperator.Tests.Policy.Guardrails;

public sealed class GuardrailManifestsTests
{
    public static TheoryData<string> Good => [.. Files("testdata/guardrails/good"), .. Files("config/samples/guardrails")];

    public static TheoryData<string> Bad => [.. Files("testdata/guardrails/bad")];

    [Theory]
    [MemberData(nameof(Good))]
    public void A_guard_rail_that_is_shown_somewhere_is_accepted_without_a_warning(string path)
    {
        Assert.Empty(GuardrailJudgement.Of(Read(path)));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_guard_rail_breaks_exactly_its_rule_at_its_field(string path)
    {
        var header = Header(path);

        var violation = Assert.Single(GuardrailJudgement.Of(Read(path)));

        Assert.Equal(Said(header, "path"), violation.Path);
        Assert.Equal(Said(header, "rule"), violation.RuleId);
    }

    [Fact]
    public void Every_rule_for_guard_rails_has_a_bad_manifest()
    {
        var tested = Files("testdata/guardrails/bad").Select(path => Said(Header(path), "rule"));

        Assert.Empty(GuardrailRules.All.Select(rule => rule.Id).Except(tested));
    }

    [Fact]
    public void All_findings_are_reported_at_once_in_the_order_of_the_fields()
    {
        var document = Read("testdata/guardrails/good/complete.yaml");
        var spec = document["spec"]!;
        spec["ceilings"]![0]!["edge"] = "5x";
        spec["ceilings"]![1]!["staleness"] = "1s";
        spec["growth"]!["factor"] = 1;
        spec["sessionCookies"]![0] = "a b";
        spec["severities"]!["API-001"] = "Off";
        spec["exceptions"]![0]!["owner"] = " ";
        spec["exceptions"]![0]!["expires"] = "2026-01-01T00:00:00Z";

        Assert.Equal(
            [
                "spec.ceilings[0].edge", "spec.ceilings[1].staleness", "spec.growth.factor", "spec.sessionCookies[0]", "spec.severities[API-001]",
                "spec.exceptions[0].owner", "spec.exceptions[0].expires",
            ],
            GuardrailJudgement.Of(document).Select(violation => violation.Path));
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(RepositoryFolder.File(folder), "*.yaml")
        .Select(path => Path.GetRelativePath(RepositoryFolder.Path, path))
        .Order(StringComparer.Ordinal);

    private static JsonNode Read(string path) => YamlManifest.ReadAll(File.ReadAllText(RepositoryFolder.File(path))).Single();

    private static List<string> Header(string path) => [.. File.ReadLines(RepositoryFolder.File(path)).TakeWhile(line => line.StartsWith('#'))];

    private static string Said(List<string> header, string key) =>
        header.Single(line => line.StartsWith($"# {key}: ", StringComparison.Ordinal))[(key.Length + 4)..];
}
