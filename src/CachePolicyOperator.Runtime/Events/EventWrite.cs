using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Runtime.Events;

/// <summary>What to tell the API server of an occurrence.</summary>
internal abstract record EventWrite
{
    private EventWrite()
    {
    }

    /// <summary>A new event.</summary>
    public sealed record Create(Event Event) : EventWrite;

    /// <summary>Once more: <paramref name="Event"/> with its raised series. Only the series may change on the server; the whole
    /// event is there to be created anew where it has expired.</summary>
    public sealed record Extend(Event Event, EventSeries Series) : EventWrite;

    /// <summary>Nothing: its object has had too many events of late.</summary>
    public sealed record Suppress : EventWrite;
}
