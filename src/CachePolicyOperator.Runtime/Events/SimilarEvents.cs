namespace CachePolicyOperator.Runtime.Events;

/// <summary>
/// Finds the series that an occurrence belongs to. Ten different notes get a series each; further ones share a combined one, until
/// nothing similar has happened for ten minutes.
/// </summary>
internal sealed class SimilarEvents
{
    internal const int OwnSeries = 10;

    private readonly RecentlyUsed<SimilarKey, Group> _groups = new(EventCorrelator.Memory);

    public SeriesKey Place(EventOccurrence occurrence)
    {
        var key = occurrence.Similar;
        var notes = _groups.TryGet(key, out var group) && occurrence.At - group.LastSeen <= EventCorrelator.Window
            ? group.Notes
            : new HashSet<string>(StringComparer.Ordinal);

        var own = notes.Contains(occurrence.Note) || (notes.Count < OwnSeries && notes.Add(occurrence.Note));
        _groups.Set(key, new(notes, occurrence.At));
        return new(key, own ? occurrence.Note : null);
    }

    private readonly record struct Group(HashSet<string> Notes, DateTimeOffset LastSeen);
}
