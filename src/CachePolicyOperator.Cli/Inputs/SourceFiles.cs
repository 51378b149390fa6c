namespace CachePolicyOperator.Cli.Inputs;

/// <summary>Files by what people write on a command line: files, folders, patterns, and - for what is piped in.</summary>
internal static class SourceFiles
{
    private static readonly string[] Endings = [".yaml", ".yml", ".json", ".conf"];

    private static readonly EnumerationOptions Deep = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System,
        IgnoreInaccessible = false,
    };

    /// <summary>Each once, in the order of the arguments; those of a folder or pattern in the order of their names.</summary>
    /// <exception cref="InputException">One of them is not there, or a pattern matches nothing.</exception>
    public static IReadOnlyList<SourceFile> Read(IEnumerable<string> paths, Stream standardInput)
    {
        try
        {
            return [.. paths.SelectMany(Expand).Distinct(StringComparer.Ordinal).Select(path => Load(path, standardInput))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(e.Message);
        }
    }

    private static SourceFile Load(string path, Stream standardInput)
    {
        if (path != "-")
            return new(path, File.ReadAllBytes(path));
        var buffer = new MemoryStream();
        standardInput.CopyTo(buffer);
        return new(SourceFile.StandardInput, buffer.ToArray());
    }

    private static IReadOnlyList<string> Expand(string path)
    {
        if (path == "-" || File.Exists(path))
            return [path];
        if (Directory.Exists(path))
            return [.. Below(path).Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))];
        if (!PathPattern.IsPattern(path))
            throw new InputException($"{path} is neither a file nor a folder");

        var pattern = new PathPattern(path);
        IReadOnlyList<string> found = Directory.Exists(pattern.Root) ? [.. Below(pattern.Root).Where(pattern.Matches)] : [];
        return found.Count > 0 ? found : throw new InputException($"no file matches {path}");
    }

    // Hidden folders are version control's and tools'.
    private static IEnumerable<string> Below(string folder) => Directory.EnumerateFiles(folder, "*", Deep)
        .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.')))
        .Select(file => folder == "." ? file[2..] : file)
        .Order(StringComparer.Ordinal);
}
