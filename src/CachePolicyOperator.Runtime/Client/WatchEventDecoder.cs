using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Client;

/// <summary>One line of a watch: <c>{"type":"ADDED","object":{…}}</c>, its properties in either order.</summary>
internal static class WatchEventDecoder
{
    /// <exception cref="KubernetesApiException">An ERROR event.</exception>
    /// <exception cref="IOException">Not a watch event of this type.</exception>
    public static WatchEvent<T> Decode<T>(in ReadOnlySequence<byte> line, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            var reader = line.IsSingleSegment ? new Utf8JsonReader(line.FirstSpan) : new Utf8JsonReader(line);
            return Decode(ref reader, type);
        }
        catch (JsonException e)
        {
            throw new IOException($"A watch event of {type.Type.Name} cannot be read: {e.Message}", e);
        }
    }

    private static WatchEvent<T> Decode<T>(ref Utf8JsonReader reader, JsonTypeInfo<T> type)
        where T : class
    {
        EventName? name = null;
        // Where the object comes first, a copy of the reader waits at it until the type is known.
        Utf8JsonReader atObject = default;
        var skipped = false;

        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                name = NameOf(ref reader);
                if (skipped)
                    return Deserialize(ref atObject, name.Value, type);
            }
            else if (reader.ValueTextEquals("object"u8))
            {
                reader.Read();
                if (name is { } known)
                    return Deserialize(ref reader, known, type);
                atObject = reader;
                skipped = true;
                reader.Skip();
            }
            else
            {
                reader.Skip();
            }
        }
        throw new IOException($"A watch event of {type.Type.Name} without type or object.");
    }

    private static EventName NameOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("ADDED"u8) ? EventName.Added
        : reader.ValueTextEquals("MODIFIED"u8) ? EventName.Modified
        : reader.ValueTextEquals("DELETED"u8) ? EventName.Deleted
        : reader.ValueTextEquals("BOOKMARK"u8) ? EventName.Bookmark
        : reader.ValueTextEquals("ERROR"u8) ? EventName.Error
        : throw new IOException($"The watch event type {reader.GetString()} is unknown.");

    private static WatchEvent<T> Deserialize<T>(ref Utf8JsonReader reader, EventName name, JsonTypeInfo<T> type)
        where T : class
    {
        if (name == EventName.Error)
        {
            var status = JsonSerializer.Deserialize(ref reader, KindsJsonContext.Default.Status) ?? new Status { Message = "ERROR event without a status" };
            throw new KubernetesApiException(status, RetryAfter.Of(status));
        }
        var entity = JsonSerializer.Deserialize(ref reader, type) ?? throw new JsonException("The object is null.");
        return new((WatchEventType)name, entity);
    }

    private enum EventName
    {
        Added = WatchEventType.Added,
        Modified = WatchEventType.Modified,
        Deleted = WatchEventType.Deleted,
        Bookmark = WatchEventType.Bookmark,
        Error,
    }
}
