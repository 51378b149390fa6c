namespace CachePolicyOperator.Runtime.Events;

/// <summary>What the events of one series share. <paramref name="Note"/> is null for the event that combines similar ones.</summary>
internal sealed record SeriesKey(SimilarKey Similar, string? Note);
