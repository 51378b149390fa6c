namespace CachePolicyOperator.Abstractions.Events;

/// <summary>The two types of events that Kubernetes knows.</summary>
public enum EventType
{
    Normal,

    /// <summary>Somebody may have to act.</summary>
    Warning,
}
