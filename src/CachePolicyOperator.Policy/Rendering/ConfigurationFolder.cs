using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Rendering;

/// <summary>Where an engine's stock image reads configuration from: the ConfigMap is mounted there.</summary>
public static class ConfigurationFolder
{
    public static string Of(Engine engine) => engine switch
    {
        Engine.Nginx => "/etc/nginx/conf.d",
        _ => throw new InvalidOperationException($"no configuration folder for the engine {engine}"),
    };
}
