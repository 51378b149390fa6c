namespace CachePolicyOperator.Policy.Rollout;

/// <summary>What the workload's pods should mount.</summary>
/// <param name="Revision">Hash of the configuration.</param>
/// <param name="ConfigMap">Name of the ConfigMap that holds it.</param>
/// <param name="MountPath">Folder in the container where the engine reads its configuration.</param>
public sealed record WantedRevision(string Revision, string ConfigMap, string MountPath);
