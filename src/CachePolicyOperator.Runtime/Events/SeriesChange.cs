using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Runtime.Events;

internal sealed record SeriesChange(EventSeries Series);
