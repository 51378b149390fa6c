namespace CachePolicyOperator.Load;

/// <summary>What the command line of the load driver says.</summary>
internal sealed record LoadOptions
{
    /// <summary>The operator's executable, as it would be shipped.</summary>
    public required string Operator { get; init; }

    /// <summary>Of a control plane without anything that matters: namespaces are made and removed there.</summary>
    public required string Kubeconfig { get; init; }

    /// <summary>Policies, ConfigMaps and Deployments each.</summary>
    public required int Policies { get; init; }

    /// <summary>Policies whose way to their workload is timed one by one.</summary>
    public required int Samples { get; init; }

    /// <summary>Longest time that policies are applied for the first time with one number of workers.</summary>
    public required TimeSpan RateWindow { get; init; }

    /// <summary>The repository's root: manifests are read from there.</summary>
    public required string Repository { get; init; }
}
