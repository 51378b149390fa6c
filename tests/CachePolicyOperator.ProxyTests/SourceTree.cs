using System.Runtime.CompilerServices;

namespace CachePolicyOperator.ProxyTests;

/// <summary>The repository that these tests were built from.</summary>
internal static class SourceTree
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(ThisFolder(), "..", ".."));

    private static string ThisFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
