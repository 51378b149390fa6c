using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Policy.Rendering;
using CachePolicyOperator.Tests.Generation;

namespace CachePolicyOperator.Tests.Policy.Rendering;

/// <summary>
/// The revisions that the last version of the operator gave to policies that are shown somewhere. Whoever changes the rendering
/// learns here that it changes what proxies serve. CACHEPOLICY_ACCEPT=1 writes what is rendered now.
/// </summary>
public sealed class RevisionHashTests
{
    private const string Golden = "testdata/revisions.txt";

    [Fact]
    public void Every_sample_keeps_the_revision_that_the_last_version_gave_it()
    {
        var file = RepositoryFolder.File(Golden);
        var now = Samples().Select(path => $"{RevisionOf(path)} {path}").ToList();
        if (Environment.GetEnvironmentVariable("CACHEPOLICY_ACCEPT") == "1")
            File.WriteAllLines(file, now);

        var changed = now.Except(File.ReadAllLines(file)).ToList();

        Assert.True(changed.Count == 0, $"""
            The rendering of {changed.Count} of {now.Count} sample policies differs from that of the last version:
            {string.Join('\n', changed)}
            What it means: nothing restarts when the operator is upgraded (docs/decisions/0004-settled-policies.md), but the next change of
            each such policy rolls this difference out with it, and a person who changed one number sees another rendering canaried.
            If it is not meant, the change has a side effect: find it. If it is meant, say in CHANGELOG.md under "Rendering" what differs
            and for whom, and accept it: CACHEPOLICY_ACCEPT=1 dotnet test tests/CachePolicyOperator.Tests --filter RevisionHashTests
            """);
    }

    [Fact]
    public void Exactly_the_samples_that_are_there_are_compared()
    {
        Assert.Equal(Samples(), File.ReadAllLines(RepositoryFolder.File(Golden)).Select(line => line.Split(' ')[1]));
    }

    private static List<string> Samples() =>
    [
        "config/samples/30-policy.yaml",
        "testdata/good/complete.yaml",
        .. Directory.EnumerateFiles(RepositoryFolder.File("testdata/nginx"), "policy.yaml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepositoryFolder.Path, path))
            .Order(StringComparer.Ordinal),
    ];

    private static string RevisionOf(string path)
    {
        var policy = TestData.ReadPolicy(RepositoryFolder.File(path));
        return ConfigRenderer.Render(NamespacedName.Of(policy), policy.Spec, 1).Revision;
    }
}
