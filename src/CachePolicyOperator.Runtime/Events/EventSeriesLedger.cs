using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Runtime.Events;

/// <summary>Counts the occurrences of each series. A series ends when nothing was added to it for ten minutes.</summary>
internal sealed class EventSeriesLedger(EventComposer composer)
{
    private readonly RecentlyUsed<SeriesKey, Entry> _entries = new(EventCorrelator.Memory);

    public EventWrite Add(SeriesKey key, EventOccurrence occurrence)
    {
        if (!_entries.TryGet(key, out var entry) || occurrence.At - entry.LastSeen > EventCorrelator.Window)
        {
            var created = composer.Compose(occurrence, combined: key.Note is null);
            _entries.Set(key, new(created, 1, occurrence.At));
            return new EventWrite.Create(created);
        }

        var next = entry with { Count = entry.Count + 1, LastSeen = occurrence.At };
        _entries.Set(key, next);
        return new EventWrite.Extend(next.Event, new EventSeries { Count = next.Count, LastObservedTime = next.LastSeen });
    }

    private readonly record struct Entry(Event Event, int Count, DateTimeOffset LastSeen);
}
