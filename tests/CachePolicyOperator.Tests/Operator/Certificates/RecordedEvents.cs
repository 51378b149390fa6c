using System.Collections.Concurrent;
using CachePolicyOperator.Abstractions.Events;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Tests.Operator.Certificates;

/// <summary>Keeps the reasons of events.</summary>
internal sealed class RecordedEvents : IEventRecorder
{
    public ConcurrentQueue<string> Reasons { get; } = [];

    public void Record(IKubernetesObject regarding, EventType type, string reason, string action, string note) => Reasons.Enqueue(reason);
}
