using CachePolicyOperator.Generate;

if (args is not [var root])
{
    Console.Error.WriteLine("usage: generate ROOT, where ROOT is the repository's folder");
    return 2;
}

foreach (var file in GeneratedFiles.All())
{
    var path = Path.Combine(root, file.Path);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    var changed = !File.Exists(path) || File.ReadAllText(path) != file.Content;
    if (changed)
        File.WriteAllText(path, file.Content);
    Console.WriteLine($"{(changed ? "written  " : "unchanged")} {file.Path}");
}

return 0;
