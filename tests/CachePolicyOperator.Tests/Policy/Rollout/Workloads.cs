using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout;

namespace CachePolicyOperator.Tests.Policy.Rollout;

/// <summary>Deployments as the API server would show them.</summary>
internal static class Workloads
{
    public static WantedRevision Wanted { get; } = new("abc123", "storefront-abc123", "/etc/nginx/conf.d");

    public static TargetRef Target { get; } = new() { Name = "proxy", Container = "nginx" };

    /// <summary>A Deployment that mounts the wanted revision and has replaced all its pods.</summary>
    public static Deployment Complete { get; } = new()
    {
        Metadata = new() { Name = "proxy", Namespace = "shop", Uid = "w1", Generation = 4 },
        Spec = new() { Replicas = 3, Selector = new(), Template = Template(Wanted.ConfigMap, Wanted.Revision) },
        Status = new() { ObservedGeneration = 4, Replicas = 3, UpdatedReplicas = 3, ReadyReplicas = 3, AvailableReplicas = 3 },
    };

    public static PodTemplate Template(string configMap, string revision) => new()
    {
        Metadata = new() { Annotations = new Dictionary<string, string> { [Marks.Revision] = revision } },
        Spec = new()
        {
            Containers = [new() { Name = "nginx", VolumeMounts = [new() { Name = Marks.Volume, MountPath = "/etc/nginx/conf.d" }] }, new() { Name = "exporter" }],
            Volumes = [new() { Name = Marks.Volume, ConfigMap = new() { Name = configMap } }],
        },
    };

    public static Deployment WithTemplate(this Deployment deployment, PodTemplate template) =>
        deployment with { Spec = deployment.Spec! with { Template = template } };

    public static Deployment WithStatus(this Deployment deployment, Func<DeploymentStatus, DeploymentStatus> change) =>
        deployment with { Status = change(deployment.Status!) };
}
