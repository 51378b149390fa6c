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
}
