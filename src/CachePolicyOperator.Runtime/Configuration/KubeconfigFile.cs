using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CachePolicyOperator.Runtime.Configuration;

/// <summary>One kubeconfig file, its entries not yet judged.</summary>
internal sealed record KubeconfigFile(
    string Path,
    string? CurrentContext,
    IReadOnlyList<KubeconfigEntry> Clusters,
    IReadOnlyList<KubeconfigEntry> Users,
    IReadOnlyList<KubeconfigEntry> Contexts)
{
    public static KubeconfigFile Read(string path)
    {
        var root = Parse(path);
        var top = new KubeconfigEntry(path, "kubeconfig", System.IO.Path.GetFileName(path), root);
        return new(
            path,
            top.Text("current-context"),
            Entries(path, root, "clusters", "cluster"),
            Entries(path, root, "users", "user"),
            Entries(path, root, "contexts", "context"));
    }

    private static YamlMappingNode Parse(string path)
    {
        var yaml = new YamlStream();
        try
        {
            using var text = File.OpenText(path);
            yaml.Load(text);
        }
        catch (YamlException e)
        {
            throw new ConfigurationException(string.Create(
                CultureInfo.InvariantCulture, $"{path}: line {e.Start.Line}, column {e.Start.Column}: not YAML: {e.Message}"), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{path}: cannot be read: {e.Message}", e);
        }
        // An empty file is a kubeconfig without entries, as for kubectl.
        if (yaml.Documents.Count == 0)
            return [];
        return yaml.Documents[0].RootNode as YamlMappingNode
            ?? throw new ConfigurationException($"{path}: a kubeconfig must be a mapping.");
    }

    private static List<KubeconfigEntry> Entries(string path, YamlMappingNode root, string list, string kind)
    {
        if (!root.Children.TryGetValue(new YamlScalarNode(list), out var node) || node is YamlScalarNode)
            return [];
        if (node is not YamlSequenceNode sequence)
            throw new ConfigurationException($"{path}: {list} must be a list.");

        var entries = new List<KubeconfigEntry>();
        foreach (var item in sequence)
        {
            if (item is not YamlMappingNode mapping
                || !mapping.Children.TryGetValue(new YamlScalarNode("name"), out var name) || name is not YamlScalarNode { Value: { } text })
                throw new ConfigurationException($"{path}: {list}[{entries.Count}]: name is missing.");
            var fields = mapping.Children.TryGetValue(new YamlScalarNode(kind), out var inner) ? inner as YamlMappingNode : null;
            entries.Add(new(path, kind, text, fields ?? []));
        }
        return entries;
    }
}
