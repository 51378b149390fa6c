using System.Text.RegularExpressions;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Nginx.Syntax;

namespace CachePolicyOperator.Policy.Nginx.Import;

/// <summary>proxy_cache_path: a policy has one store.</summary>
internal static partial class StorageImport
{
    // nginx's own default.
    private const string Inactive = "10m";

    public static Storage Import(IReadOnlyList<NginxDirective> paths, ImportRemarks remarks)
    {
        foreach (var other in paths.Skip(1))
            remarks.Loss(other, "a policy has one store: that of the first proxy_cache_path");
        if (paths is not [var path, ..] || path.ArgumentCount == 0)
            return new();

        var storage = new Storage { Inactive = Inactive };
        if (Regex.IsMatch(path[0].Text, Patterns.Folder, RegexOptions.CultureInvariant))
            storage.Path = path[0].Text;
        else
            remarks.Loss(path, $"the folder {path[0].Text}: the policy's default counts");
        foreach (var word in path.Words().Skip(1))
        {
            if (Option(word, "max_size=") is { } size && Size().Match(size) is { Success: true } parsed)
                storage.Size = parsed.Groups["number"].Value + parsed.Groups["unit"].Value.ToLowerInvariant() switch { "k" => "Ki", "m" => "Mi", "g" => "Gi", var bytes => bytes };
            else if (Option(word, "inactive=") is { } inactive && NginxTime.Parse(inactive) is { Seconds: > 0 } time && time.Seconds <= CacheDuration.Longest.Seconds)
                storage.Inactive = $"{CacheDuration.FromSeconds(time.Seconds)}";
            else if (Option(word, "min_free=") is not null || word == "purger=on")
                remarks.Loss(path, $"proxy_cache_path {word}");
        }

        if (!path.Words().Any(word => word.StartsWith("max_size=", StringComparison.Ordinal)))
            remarks.Loss(path, $"a store without max_size: the policy's is bounded by storage.size, {storage.Size}");
        return storage;
    }

    private static string? Option(string word, string name) => word.StartsWith(name, StringComparison.Ordinal) ? word[name.Length..] : null;

    [GeneratedRegex("^(?<number>[0-9]{1,15})(?<unit>[kKmMgG]?)$")]
    private static partial Regex Size();
}
