using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CachePolicyOperator.Cli.Output;

/// <summary>JSON for people and programs: indented, and readable in any script.</summary>
internal static class JsonText
{
    // Nothing here ends in a web page, so quotation marks and letters need no escapes.
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonNode node) => Write(node, Options) + "\n";

    /// <summary>In one line, without its end.</summary>
    public static string Line(JsonNode node) => Write(node, Options with { Indented = false });

    private static string Write(JsonNode node, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, options))
            node.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
