using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Rendering.Nginx;
using CachePolicyOperator.Policy.Resolution;

namespace CachePolicyOperator.Policy.Rendering;

/// <summary>From a policy to its engine's files.</summary>
public static class ConfigRenderer
{
    /// <param name="policy">The policy's name.</param>
    /// <param name="spec">What it asks for; the rendering keeps it.</param>
    /// <param name="cacheGeneration">Part of every cache key: raising it makes everything stored unreachable.</param>
    public static RenderedConfig Render(NamespacedName policy, CachePolicySpec spec, long cacheGeneration) =>
        Render(PolicyResolver.Resolve(policy, spec), cacheGeneration) with { Spec = spec };

    /// <inheritdoc cref="Render(NamespacedName, CachePolicySpec, long)"/>
    public static RenderedConfig Render(EffectivePolicy policy, long cacheGeneration) => policy.Engine switch
    {
        Engine.Nginx => NginxRenderer.Render(policy, cacheGeneration, NginxLayout.Container),
        _ => throw new InvalidOperationException($"no renderer for the engine {policy.Engine}"),
    };
}
