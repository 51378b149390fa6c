namespace CachePolicyOperator.Runtime.Informers;

/// <summary>What happened to an object.</summary>
public enum InformerEventType
{
    Added,
    Updated,
    Deleted,
}
