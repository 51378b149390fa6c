using System.Text;
using System.Text.Json;

namespace CachePolicyOperator.Webhooks.Reviewers.ConfigMaps;

/// <summary>The files of a ConfigMap, of its data and its binaryData, by name.</summary>
internal static class ConfigMapFiles
{
    public static IReadOnlyList<ConfigurationFile> Of(ReviewedObject configMap) =>
        [.. Texts(configMap).Concat(Binaries(configMap)).OrderBy(file => file.Name, StringComparer.Ordinal)];

    private static IEnumerable<ConfigurationFile> Texts(ReviewedObject configMap) => Strings(configMap, "data")
        .Select(member => new ConfigurationFile($"data[{member.Name}]", member.Name, Encoding.UTF8.GetBytes(member.Value.GetString()!)));

    /// <summary>What is not base64 is left out: the API server refuses it.</summary>
    private static IEnumerable<ConfigurationFile> Binaries(ReviewedObject configMap)
    {
        foreach (var member in Strings(configMap, "binaryData"))
        {
            if (member.Value.TryGetBytesFromBase64(out var content))
                yield return new($"binaryData[{member.Name}]", member.Name, content);
        }
    }

    private static IEnumerable<JsonProperty> Strings(ReviewedObject configMap, string map) => configMap.Member(map) is { ValueKind: JsonValueKind.Object } files
        ? files.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String)
        : [];
}
