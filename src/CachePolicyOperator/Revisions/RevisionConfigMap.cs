using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rendering;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Revisions;

/// <summary>A rendered configuration as the ConfigMap that holds it.</summary>
internal static class RevisionConfigMap
{
    public static ConfigMap Of(CachePolicy policy, RenderedConfig config, IReadOnlyList<OwnerReference> owners) => new()
    {
        Metadata = new()
        {
            Name = config.ConfigMapName,
            Namespace = policy.Metadata.Namespace,
            Labels = Labels(policy, config),
            Annotations = new Dictionary<string, string>
            {
                [Marks.CacheGeneration] = $"{config.CacheGeneration}",
                [Marks.Lifetimes] = PriorLifetimes.Of(policy.Spec).ToString(),
            },
            OwnerReferences = owners,
        },
        Data = RevisionData.Of(config),
        Immutable = true,
    };

    public static IReadOnlyDictionary<string, string> Labels(CachePolicy policy, RenderedConfig config) => new Dictionary<string, string>
    {
        [Marks.PolicyLabel] = PolicyLabel.Of(policy.Metadata.Name ?? ""),
        [Marks.Revision] = config.Revision,
        [Marks.Content] = config.Content,
    };

    /// <summary>The same files, and no other. The spec beside them may say the same in other words.</summary>
    public static bool SameContent(ConfigMap found, RenderedConfig config) =>
        found.Immutable == true
        && found.Data is { } data
        && data.Keys.Count(name => name != RenderedConfig.SpecKey) == config.Files.Count
        && config.Files.All(file => data.TryGetValue(file.Key, out var content) && content == file.Value);
}
