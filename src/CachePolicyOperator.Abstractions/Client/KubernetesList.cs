using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Abstractions.Client;

/// <summary>One page of a list.</summary>
public sealed record KubernetesList<T>(ListMeta Metadata, IReadOnlyList<T> Items);
