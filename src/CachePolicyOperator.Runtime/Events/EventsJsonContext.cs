using System.Text.Json.Serialization;

namespace CachePolicyOperator.Runtime.Events;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SeriesChange))]
internal sealed partial class EventsJsonContext : JsonSerializerContext;
