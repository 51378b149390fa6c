using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Rendering.Nginx;

namespace CachePolicyOperator.Policy.Rendering;

/// <summary>From a resolved policy to its engine's files.</summary>
public static class ConfigRenderer
{
    /// <param name="policy">What to render.</param>
    /// <param name="cacheGeneration">Part of every cache key: raising it makes everything stored unreachable.</param>
    public static RenderedConfig Render(EffectivePolicy policy, long cacheGeneration) => policy.Engine switch
    {
        Engine.Nginx => NginxRenderer.Render(policy, cacheGeneration, NginxLayout.Container),
        _ => throw new InvalidOperationException($"no renderer for the engine {policy.Engine}"),
    };
}
