using System.Text;
using YamlDotNet.RepresentationModel;

namespace CachePolicyOperator.Runtime.Configuration;

/// <summary>One named cluster, user or context of a kubeconfig file.</summary>
internal sealed class KubeconfigEntry(string file, string kind, string name, YamlMappingNode fields)
{
    public string File => file;

    public string Name => name;

    /// <summary>The field holds something, of whatever form.</summary>
    public bool Has(string field) => Node(field) is { } node && node is not YamlScalarNode { Value: null or "" or "null" or "~" };

    public string? Text(string field) => !Has(field) ? null
        : Node(field) is YamlScalarNode scalar ? scalar.Value
        : throw Wrong(field, "must be a string");

    public string Required(string field) => Text(field) ?? throw Wrong(field, "is missing");

    public bool Flag(string field) => Text(field) switch
    {
        null => false,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw Wrong(field, $"is \"{text}\", must be true or false"),
    };

    /// <summary>The path of a file that exists; a relative one starts at the kubeconfig's own folder.</summary>
    public string? ExistingFile(string field)
    {
        if (Text(field) is not { } text)
            return null;
        var path = Path.GetFullPath(text, Path.GetDirectoryName(Path.GetFullPath(file))!);
        return System.IO.File.Exists(path) ? path : throw Wrong(field, $"names {path}, which does not exist");
    }

    /// <summary>The decoded text of a <c>-data</c> field.</summary>
    public string? Data(string field)
    {
        if (Text(field) is not { } text)
            return null;
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException e)
        {
            throw Wrong(field, "is not base64", e);
        }
    }

    public ConfigurationException Wrong(string field, string problem, Exception? cause = null)
    {
        var message = $"{file}: {kind} \"{name}\": {field} {problem}.";
        return cause is null ? new(message) : new(message, cause);
    }

    private YamlNode? Node(string field) => fields.Children.TryGetValue(new YamlScalarNode(field), out var node) ? node : null;
}
