namespace CachePolicyOperator.Tests.Generation;

/// <summary>The checked-out repository that the tests were built from.</summary>
internal static class RepositoryFolder
{
    internal static string Path { get; } = Find();

    internal static string File(string path) => System.IO.Path.Combine(Path, path);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "Operator.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No Operator.sln above {AppContext.BaseDirectory}.");
    }
}
