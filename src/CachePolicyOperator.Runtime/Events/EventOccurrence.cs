using CachePolicyOperator.Abstractions.Events;
using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Runtime.Events;

/// <summary>Something happened once. <paramref name="Note"/> is already short enough.</summary>
internal sealed record EventOccurrence(ObjectReference Regarding, EventType Type, string Reason, string Action, string Note, DateTimeOffset At)
{
    /// <summary>The object whatever its version: each status write makes a new one.</summary>
    public ObjectReference Subject => Regarding with { ResourceVersion = null };

    public SimilarKey Similar => new(Subject, Type, Reason, Action);
}
