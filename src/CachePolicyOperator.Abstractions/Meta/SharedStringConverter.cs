using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CachePolicyOperator.Abstractions.Meta;

/// <summary>
/// Reads short strings that were read before as the same instance. Objects of a cluster mostly repeat each other's names, paths
/// and reasons: caches of thousands of them become a quarter smaller, and a repeated string costs no allocation.
/// </summary>
/// <remarks>
/// Guarantees: bounded memory, and no lock; two threads that meet may each keep an instance of their own. A place that is taken
/// goes to the newer string, so what occurs once gives way to what occurs often.
/// </remarks>
public sealed class SharedStringConverter : JsonConverter<string>
{
    private const int Places = 4096;

    /// <summary>In bytes; longer ones are messages and contents, which do not repeat.</summary>
    private const int Longest = 64;

    private readonly string?[] _known = new string?[Places];

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Share(ref reader) : reader.GetString();

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Share(ref reader);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

    private string Share(ref Utf8JsonReader reader)
    {
        if (reader.HasValueSequence || reader.ValueIsEscaped || reader.ValueSpan.Length > Longest)
            return reader.GetString()!;

        ref var place = ref _known[Hash(reader.ValueSpan) % Places];
        return place is { } known && Ascii.Equals(reader.ValueSpan, known) ? known : place = reader.GetString()!;
    }

    /// <summary>FNV-1a.</summary>
    private static uint Hash(ReadOnlySpan<byte> text)
    {
        var hash = 2166136261;
        foreach (var b in text)
            hash = (hash ^ b) * 16777619;
        return hash;
    }
}
