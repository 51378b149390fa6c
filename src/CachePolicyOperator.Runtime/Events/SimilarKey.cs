using CachePolicyOperator.Abstractions.Events;
using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Runtime.Events;

/// <summary>What similar events share: all but the note.</summary>
internal sealed record SimilarKey(ObjectReference Subject, EventType Type, string Reason, string Action);
