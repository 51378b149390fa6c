using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Policy.Rendering;

namespace CachePolicyOperator.Tests.Policy.Rendering.Nginx;

/// <summary>What each case's policy renders to, byte for byte. CACHEPOLICY_ACCEPT=1 writes what is rendered now.</summary>
public sealed class GoldenTests
{
    private const long Generation = 3;

    private static readonly string Folder = Path.Combine(TestData.Root, "nginx");

    public static TheoryData<string> Cases =>
        [.. Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_policy_renders_to_its_golden_files(string name)
    {
        var folder = Path.Combine(Folder, name);
        var policy = TestData.ReadPolicy(Path.Combine(folder, "policy.yaml"));

        var rendered = ConfigRenderer.Render(NamespacedName.Of(policy), policy.Spec, Generation);

        foreach (var (file, content) in rendered.Files)
        {
            var golden = Path.Combine(folder, file);
            if (Environment.GetEnvironmentVariable("CACHEPOLICY_ACCEPT") == "1")
                File.WriteAllText(golden, content);
            Assert.True(File.Exists(golden), $"{golden} is missing; CACHEPOLICY_ACCEPT=1 writes it");
            Assert.Equal(File.ReadAllText(golden), content);
        }
    }
}
