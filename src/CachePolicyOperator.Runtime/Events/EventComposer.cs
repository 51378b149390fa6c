using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Runtime.Events;

/// <summary>Builds new events.</summary>
internal sealed class EventComposer(EventRecorderOptions options)
{
    internal const string CombinedPrefix = "(combined from similar events) ";

    private long _lastStamp;

    public Event Compose(EventOccurrence occurrence, bool combined) => new()
    {
        Metadata = new()
        {
            Name = EventName.Of(occurrence.Regarding.Name ?? "", NextStamp(occurrence.At)),
            // The API server takes events about cluster-scoped objects in the namespace default only.
            Namespace = string.IsNullOrEmpty(occurrence.Regarding.Namespace) ? "default" : occurrence.Regarding.Namespace,
        },
        EventTime = occurrence.At,
        ReportingController = options.ReportingController,
        ReportingInstance = options.ReportingInstance,
        Action = occurrence.Action,
        Reason = occurrence.Reason,
        Regarding = occurrence.Regarding,
        Note = combined ? EventNote.Shorten(CombinedPrefix + occurrence.Note) : occurrence.Note,
        Type = occurrence.Type.ToString(),
    };

    /// <summary>The time, made unique within this process: two events of the same tick need two names.</summary>
    private long NextStamp(DateTimeOffset at) => _lastStamp = Math.Max(_lastStamp + 1, at.UtcTicks);
}
