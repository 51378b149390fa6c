using CachePolicyOperator.Policy.Rendering;

namespace CachePolicyOperator.Policy.Status;

/// <summary>A rendered configuration by name.</summary>
/// <param name="Hash">Hash of its content.</param>
/// <param name="ConfigMap">The ConfigMap that holds it.</param>
/// <param name="CacheGeneration">The generation in its cache keys.</param>
public sealed record Revision(string Hash, string ConfigMap, long CacheGeneration)
{
    public static Revision Of(RenderedConfig config) => new(config.Revision, config.ConfigMapName, config.CacheGeneration);
}
