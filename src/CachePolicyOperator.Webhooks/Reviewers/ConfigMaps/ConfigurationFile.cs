namespace CachePolicyOperator.Webhooks.Reviewers.ConfigMaps;

/// <summary>A file of a ConfigMap.</summary>
/// <param name="Path">Where it stands in the object, in kubectl's notation: <c>data[default.conf]</c>.</param>
/// <param name="Name">Its name: <c>default.conf</c>.</param>
/// <param name="Content">Its bytes.</param>
public sealed record ConfigurationFile(string Path, string Name, ReadOnlyMemory<byte> Content);
