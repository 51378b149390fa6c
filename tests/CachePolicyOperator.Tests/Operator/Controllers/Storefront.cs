using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Tests.Operator.Controllers;

/// <summary>A valid policy and the workload that it targets, which mounts no revision.</summary>
internal static class Storefront
{
    public static CachePolicy Policy { get; } = new()
    {
        Metadata = new() { Name = "storefront", Namespace = "shop", Uid = "u1", ResourceVersion = "41", Generation = 1 },
        Spec = new()
        {
            TargetRef = new() { Name = "proxy", Container = "nginx" },
            Origin = new() { Service = new() { Name = "origin", Port = 80 } },
            Rules = [new() { Name = "pages", Match = new() { PathPrefix = "/" }, Ttl = new() { Max = "60s" } }],
        },
    };

    public static Deployment Proxy { get; } = new()
    {
        Metadata = new() { Name = "proxy", Namespace = "shop", Uid = "w1", Generation = 1 },
        Spec = new() { Replicas = 1, Template = new() { Spec = new() { Containers = [new() { Name = "nginx" }] } } },
        Status = new() { ObservedGeneration = 1, Replicas = 1, UpdatedReplicas = 1, ReadyReplicas = 1, AvailableReplicas = 1 },
    };
}
