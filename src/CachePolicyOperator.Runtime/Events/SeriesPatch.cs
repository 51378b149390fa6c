using System.Text.Json;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Runtime.Events;

/// <summary>The merge patch that raises a series; the API server lets nothing else of an event change.</summary>
internal static class SeriesPatch
{
    public static Patch Of(EventSeries series, string fieldManager)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(new SeriesChange(series), EventsJsonContext.Default.SeriesChange);
        return new Patch.Merge(content, fieldManager);
    }
}
