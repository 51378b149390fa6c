using System.Text.Json.Serialization;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Drift;

[JsonSourceGenerationOptions(Converters = [typeof(SharedStringConverter)], PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DeploymentFields))]
[JsonSerializable(typeof(StatefulSetFields))]
[JsonSerializable(typeof(DaemonSetFields))]
internal sealed partial class DriftJsonContext : JsonSerializerContext;
