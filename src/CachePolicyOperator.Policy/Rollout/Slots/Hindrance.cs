namespace CachePolicyOperator.Policy.Rollout.Slots;

/// <summary>What has no slot left for a rollout.</summary>
internal enum Hindrance
{
    Cluster,
    Namespace,
}
