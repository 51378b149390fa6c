namespace CachePolicyOperator.Abstractions.Entities;

/// <summary>Whether objects of a kind live in a namespace.</summary>
public enum EntityScope
{
    Namespaced,
    Cluster,
}
