using System.Runtime.CompilerServices;
using System.Text.Json;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Manifests;

namespace CachePolicyOperator.Tests.Policy;

/// <summary>The repository's golden cases.</summary>
internal static class TestData
{
    /// <summary>testdata/ in the source tree.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(ThisFolder(), "..", "..", "..", "testdata"));

    public static CachePolicy ReadPolicy(string file) =>
        YamlManifest.ReadAll(File.ReadAllText(file)).Single().Deserialize(EntitiesJsonContext.Default.CachePolicy)!;

    private static string ThisFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
