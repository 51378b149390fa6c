using CachePolicyOperator.Cli.Inputs;
using CachePolicyOperator.Policy.Manifests;

namespace CachePolicyOperator.Cli.Linting;

/// <summary>Where a line of a file in a ConfigMap stands in the manifest.</summary>
internal sealed class ConfigMapPlaces(Manifest manifest)
{
    private string[]? _lines;

    /// <summary>The very line of a literal block; for other notations, whose lines are not those of the file, where the block begins.</summary>
    public SourcePosition Of(string key, SourcePosition within)
    {
        if (manifest.Document.LiteralLine($"data[{key}]") is not { } first)
            return manifest.Document.Locate($"data[{key}]");
        _lines ??= manifest.File.Text!.Split('\n');
        var (lineNumber, firstLine) = (first + within.Line - 1, _lines.Skip(first - 1).FirstOrDefault(line => !string.IsNullOrWhiteSpace(line)) ?? "");
        return new(lineNumber, within.Column + firstLine.Length - firstLine.TrimStart(' ').Length);
    }
}
