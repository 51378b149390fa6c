using System.Text.Json.Serialization;
using CachePolicyOperator.Load.Webhooks;

namespace CachePolicyOperator.Load.Clusters;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CustomResourceDefinition))]
[JsonSerializable(typeof(Namespace))]
[JsonSerializable(typeof(ValidatingWebhookConfiguration))]
internal sealed partial class LoadJsonContext : JsonSerializerContext;
