namespace CachePolicyOperator.Webhooks.Reviewers.ConfigMaps;

/// <summary>Who may write what the operator rendered.</summary>
/// <param name="OperatorUser">The operator's own user name, as the API server knows it.</param>
public sealed record RenderedConfigMapOptions(string OperatorUser)
{
    /// <summary>
    /// The garbage collector deletes what has no owner left and takes dead owners off, the namespace controller empties namespaces.
    /// Without service accounts of their own all of Kubernetes' controllers are one user.
    /// </summary>
    public IReadOnlyList<string> Controllers { get; init; } =
    [
        "system:serviceaccount:kube-system:generic-garbage-collector",
        "system:serviceaccount:kube-system:namespace-controller",
        "system:kube-controller-manager",
    ];
}
