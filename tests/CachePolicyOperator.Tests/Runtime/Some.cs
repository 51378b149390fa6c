using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Tests.Runtime;

/// <summary>Objects, events and failures as an API server would send them.</summary>
internal static class Some
{
    public static ConfigMap ConfigMap(string name, string version = "1", string? uid = null, string @namespace = "ns") => new()
    {
        Metadata = new() { Name = name, Namespace = @namespace, ResourceVersion = version, Uid = uid ?? $"uid-{name}" },
    };

    public static Deployment Deployment(string name, string version = "1", string? uid = null, long generation = 1) => new()
    {
        Metadata = new() { Name = name, Namespace = "ns", ResourceVersion = version, Uid = uid ?? $"uid-{name}", Generation = generation },
    };

    public static NamespacedName Key(string name) => new("ns", name);

    public static WatchEvent<ConfigMap> Added(string name, string version) => new(WatchEventType.Added, ConfigMap(name, version));

    public static WatchEvent<ConfigMap> Modified(string name, string version) => new(WatchEventType.Modified, ConfigMap(name, version));

    public static WatchEvent<ConfigMap> Deleted(string name, string version) => new(WatchEventType.Deleted, ConfigMap(name, version));

    public static WatchEvent<ConfigMap> Bookmark(string version, bool endsInitialEvents = false) => new(
        WatchEventType.Bookmark,
        new()
        {
            Metadata = new()
            {
                ResourceVersion = version,
                Annotations = endsInitialEvents ? new Dictionary<string, string> { ["k8s.io/initial-events-end"] = "true" } : null,
            },
        });

    public static KubernetesApiException Failure(int code, string? reason = null, TimeSpan? retryAfter = null) =>
        new(new() { Code = code, Reason = reason, Message = reason }, retryAfter);

    public static KubernetesApiException Gone { get; } = Failure(410, "Expired");

    public static KubernetesApiException TooLarge { get; } = new(new()
    {
        Code = 504,
        Reason = "Timeout",
        Details = new() { Causes = [new() { Reason = "ResourceVersionTooLarge" }] },
    });
}
