namespace CachePolicyOperator.Runtime.Events;

/// <summary>Decides what to write of each occurrence, as client-go's correlator does: combine similar ones, count repeats, stop spam.</summary>
/// <remarks>
/// Guarantees: pure but for its memory, which is bounded; time is that of the occurrences. Repeats are counted even where they are
/// suppressed, so that the next one that is written carries the true count. Not thread-safe.
/// </remarks>
internal sealed class EventCorrelator(EventRecorderOptions options)
{
    /// <summary>How many keys each part remembers.</summary>
    internal const int Memory = 4096;

    /// <summary>Similar events further apart have nothing to do with each other.</summary>
    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly SimilarEvents _similar = new();
    private readonly EventSeriesLedger _series = new(new EventComposer(options));
    private readonly SpamFilter _spam = new();

    public EventWrite Decide(EventOccurrence occurrence)
    {
        var write = _series.Add(_similar.Place(occurrence), occurrence);
        return _spam.Admits(occurrence.Subject, occurrence.At) ? write : new EventWrite.Suppress();
    }
}
