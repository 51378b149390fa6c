using CachePolicyOperator.Policy.Manifests;
using CachePolicyOperator.Tests.Generation;

namespace CachePolicyOperator.Tests.Policy.Validation;

public sealed class GoodManifestsTests
{
    public static TheoryData<string> Policies =>
    [
        "config/samples/30-policy.yaml",
        "testdata/good/complete.yaml",
        .. Directory.EnumerateFiles(RepositoryFolder.File("testdata/nginx"), "policy.yaml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepositoryFolder.Path, path))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Policies))]
    public void A_policy_that_is_shown_or_rendered_elsewhere_is_accepted(string path)
    {
        var document = YamlManifest.ReadAll(File.ReadAllText(RepositoryFolder.File(path))).Single();

        Assert.Empty(Judgement.Of(document));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/policies.md")]
    public void The_policy_on_a_page_for_readers_is_accepted(string path)
    {
        var policy = File.ReadAllText(RepositoryFolder.File(path)).Split("```")
            .Single(block => block.StartsWith("yaml", StringComparison.Ordinal) && block.Contains("kind: CachePolicy\n", StringComparison.Ordinal));

        Assert.Empty(Judgement.Of(YamlManifest.ReadAll(policy["yaml".Length..]).Single()));
    }
}
