namespace CachePolicyOperator.Abstractions.Meta;

/// <summary>What every object of the Kubernetes API has: its type, and metadata.</summary>
public interface IKubernetesObject
{
    /// <summary>Group and version, as in <c>apps/v1</c>; empty on items of a list (the API server leaves it out there).</summary>
    string ApiVersion { get; }

    /// <summary>The kind, as in <c>Deployment</c>; empty on items of a list.</summary>
    string Kind { get; }

    ObjectMeta Metadata { get; }
}
