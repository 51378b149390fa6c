using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CachePolicyOperator.Entities;

/// <summary>A quantity may be written as a number (<c>1073741824</c>) or as a string (<c>1Gi</c>); it is kept as a string.</summary>
public sealed class QuantityConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.GetDecimal().ToString(CultureInfo.InvariantCulture),
        JsonTokenType.String => reader.GetString(),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
