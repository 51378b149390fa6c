namespace CachePolicyOperator.Load.Webhooks;

/// <summary>What the command line says about the webhook's load.</summary>
internal sealed record WebhookOptions
{
    /// <summary>The operator's executable, as it would be shipped.</summary>
    public required string Operator { get; init; }

    /// <summary>Of a control plane without anything that matters: namespaces are made and removed there.</summary>
    public required string Kubeconfig { get; init; }

    /// <summary>Numbers of policies to measure with, rising.</summary>
    public required IReadOnlyList<int> Policies { get; init; }

    /// <summary>Requests a second to measure with.</summary>
    public required IReadOnlyList<int> Rates { get; init; }

    /// <summary>How long each rate is kept up.</summary>
    public required TimeSpan Window { get; init; }

    /// <summary>The repository's root: manifests are read from there.</summary>
    public required string Repository { get; init; }
}
