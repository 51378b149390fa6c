using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Client;

/// <summary>Decodes a list from chunks of its JSON, item by item, for any item type.</summary>
/// <remarks>
/// The API server leaves apiVersion and kind out of the items of built-in kinds; each item is decoded with the type's own appended
/// (of a repeated property the last one counts), so that no consumer meets an object that does not know what it is.
/// </remarks>
internal sealed class ListDecoder<T> : IDisposable
    where T : class
{
    private readonly JsonTypeInfo<T> _type;
    private readonly byte[] _suffix;
    private readonly List<T> _items = [];
    private byte[] _scratch = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private ListMeta _metadata = new();
    private JsonReaderState _state;
    private Place _place = Place.Outside;

    public ListDecoder(ResourceDefinition resource, JsonTypeInfo<T> type)
    {
        _type = type;
        _suffix = Encoding.UTF8.GetBytes($$""","apiVersion":"{{resource.ApiVersion}}","kind":"{{resource.Kind}}"}""");
    }

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

    public void Dispose() => ArrayPool<byte>.Shared.Return(_scratch);

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
        var length = (int)item.Length;
        if (_scratch.Length < length + _suffix.Length)
        {
            ArrayPool<byte>.Shared.Return(_scratch);
            _scratch = ArrayPool<byte>.Shared.Rent(length + _suffix.Length);
        }
        item.CopyTo(_scratch);
        var end = length - 1;
        var isEmpty = _scratch.AsSpan(1, end - 1).IndexOfAnyExcept(" \t\r\n"u8) < 0;
        var suffix = isEmpty ? _suffix.AsSpan(1) : _suffix;
        suffix.CopyTo(_scratch.AsSpan(end));
        return JsonSerializer.Deserialize(_scratch.AsSpan(0, end + suffix.Length), _type) ?? throw new JsonException("an item is null.");
    }

    private static bool IsWhole(Utf8JsonReader reader) => reader.TrySkip();

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType token)
    {
        if (reader.TokenType != token)
            throw new JsonException($"expected {token}, found {reader.TokenType} at byte {reader.TokenStartIndex}.");
    }
}
