using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Client;

/// <summary>Decodes a list from chunks of its JSON, item by item, for any item type.</summary>
/// <remarks>
/// The API server leaves apiVersion and kind out of the items of built-in kinds: the item type brings them as defaults (in properties with
/// a plain setter; generated deserialisation overwrites the default of an init-only one).
/// </remarks>
internal sealed class ListDecoder<T>(JsonTypeInfo<T> type)
    where T : class
{
    private readonly List<T> _items = [];
    private ListMeta _metadata = new();
    private JsonReaderState _state;
    private Place _place = Place.Outside;

    private enum Place
    {
        Outside,
        Properties,
        Metadata,
        BeforeItems,
        Items,
        OtherValue,
        Done,
    }

    /// <summary>Takes what is complete from <paramref name="buffer"/>; the rest is to be given again, with more after it.</summary>
    /// <returns>Up to where the buffer was consumed.</returns>
    public SequencePosition Decode(in ReadOnlySequence<byte> buffer, bool isFinal)
    {
        var reader = new Utf8JsonReader(buffer, isFinal, _state);
        var consumed = buffer.Start;
        while (Step(ref reader, buffer))
        {
            _state = reader.CurrentState;
            consumed = reader.Position;
        }
        return consumed;
    }

    /// <exception cref="JsonException">The list is not whole.</exception>
    public KubernetesList<T> Complete() =>
        _place == Place.Done ? new(_metadata, _items) : throw new JsonException($"it ends after {_items.Count} items.");

    /// <summary>One property or item; false when the buffer holds no whole one.</summary>
    private bool Step(ref Utf8JsonReader reader, in ReadOnlySequence<byte> buffer)
    {
        if (_place == Place.Done || !reader.Read())
            return false;
        switch (_place)
        {
            case Place.Outside:
                Expect(ref reader, JsonTokenType.StartObject);
                _place = Place.Properties;
                return true;

            case Place.Properties:
                _place = reader.TokenType == JsonTokenType.EndObject ? Place.Done
                    : reader.ValueTextEquals("metadata"u8) ? Place.Metadata
                    : reader.ValueTextEquals("items"u8) ? Place.BeforeItems
                    : Place.OtherValue;
                return true;

            case Place.Metadata:
                if (!IsWhole(reader))
                    return false;
                _metadata = JsonSerializer.Deserialize(ref reader, KindsJsonContext.Default.ListMeta) ?? new();
                _place = Place.Properties;
                return true;

            case Place.BeforeItems:
                // A list without items is null from servers written in Go.
                _place = reader.TokenType == JsonTokenType.Null ? Place.Properties : Place.Items;
                if (_place == Place.Items)
                    Expect(ref reader, JsonTokenType.StartArray);
                return true;

            case Place.Items when reader.TokenType == JsonTokenType.EndArray:
                _place = Place.Properties;
                return true;

            case Place.Items:
                Expect(ref reader, JsonTokenType.StartObject);
                var start = reader.TokenStartIndex;
                if (!reader.TrySkip())
                    return false;
                _items.Add(DecodeItem(buffer.Slice(start, reader.BytesConsumed - start)));
                return true;

            default:
                if (!reader.TrySkip())
                    return false;
                _place = Place.Properties;
                return true;
        }
    }

    private T DecodeItem(in ReadOnlySequence<byte> item)
    {
        var reader = new Utf8JsonReader(item);
        var decoded = item.IsSingleSegment ? JsonSerializer.Deserialize(item.FirstSpan, type) : JsonSerializer.Deserialize(ref reader, type);
        return decoded ?? throw new JsonException("an item is null.");
    }

    private static bool IsWhole(Utf8JsonReader reader) => reader.TrySkip();

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType token)
    {
        if (reader.TokenType != token)
            throw new JsonException($"expected {token}, found {reader.TokenType} at byte {reader.TokenStartIndex}.");
    }
}
