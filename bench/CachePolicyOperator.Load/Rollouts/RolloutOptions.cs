namespace CachePolicyOperator.Load.Rollouts;

/// <summary>What the command line says about the rollouts.</summary>
internal sealed record RolloutOptions
{
    /// <summary>The operator's executable, as it would be shipped.</summary>
    public required string Operator { get; init; }

    /// <summary>Of a control plane with a Deployment controller and without nodes: namespaces are made and removed there.</summary>
    public required string Kubeconfig { get; init; }

    /// <summary>Numbers of pods of a single workload, to count the requests of its rollout with.</summary>
    public required IReadOnlyList<int> Sizes { get; init; }

    /// <summary>Workloads that roll at once.</summary>
    public required int Workloads { get; init; }

    /// <summary>Pods of each of them.</summary>
    public required int Pods { get; init; }

    /// <summary>The repository's root: manifests are read from there.</summary>
    public required string Repository { get; init; }
}
