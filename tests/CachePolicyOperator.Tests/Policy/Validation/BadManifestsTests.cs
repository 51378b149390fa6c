using CachePolicyOperator.Policy.Manifests;
using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Tests.Generation;

namespace CachePolicyOperator.Tests.Policy.Validation;

public sealed class BadManifestsTests
{
    public static TheoryData<string> Cases =>
        [.. Directory.EnumerateFiles(RepositoryFolder.File("testdata/bad"), "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_bad_manifest_breaks_exactly_its_rule_at_its_field(string name)
    {
        var path = RepositoryFolder.File($"testdata/bad/{name}.yaml");
        var header = File.ReadLines(path).TakeWhile(line => line.StartsWith('#')).ToList();

        var violation = Assert.Single(Judgement.Of(YamlManifest.ReadAll(File.ReadAllText(path)).Single()));

        Assert.Equal(Said(header, "path"), violation.Path);
        Assert.Equal(Said(header, "rule"), violation.RuleId);
        Assert.Contains(RuleCatalogue.All, rule => rule.Description.Id == violation.RuleId);
    }

    private static string Said(List<string> header, string key) =>
        header.Single(line => line.StartsWith($"# {key}: ", StringComparison.Ordinal))[(key.Length + 4)..];
}
