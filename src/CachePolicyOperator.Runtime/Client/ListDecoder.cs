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
    private readonly ItemDecoder<T> _decoder = new(type);
    private readonly List<ReadOnlySequence<byte>> _whole = [];
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
        FirstItem,
        NextItem,
        AfterItem,
        OtherValue,
        Done,
    }

    /// <summary>Takes what is complete from <paramref name="buffer"/>; the rest is to be given again, with more after it.</summary>
    /// <returns>Up to where the buffer was consumed.</returns>
    public SequencePosition Decode(in ReadOnlySequence<byte> buffer, bool isFinal)
    {
        var rest = buffer;
        while (_place is Place.FirstItem or Place.NextItem or Place.AfterItem ? StepInItems(ref rest) : StepOutside(ref rest, isFinal))
        {
        }

        _items.AddRange(_decoder.Decode(_whole));
        _whole.Clear();
        return rest.Start;
    }

    /// <exception cref="JsonException">The list is not whole.</exception>
    public KubernetesList<T> Complete() =>
        _place == Place.Done ? new(_metadata, _items) : throw new JsonException($"it ends after {_items.Count} items.");

    /// <summary>What is not in the array of items, up to its bracket; false when the buffer holds no whole property.</summary>
    private bool StepOutside(ref ReadOnlySequence<byte> rest, bool isFinal)
    {
        var reader = new Utf8JsonReader(rest, isFinal, _state);
        while (Step(ref reader))
        {
            rest = rest.Slice(reader.Position);
            if (_place == Place.FirstItem)
                return true;
            _state = reader.CurrentState;
        }

        return false;
    }

    private bool Step(ref Utf8JsonReader reader)
    {
        if (_place == Place.Done || !reader.Read())
            return false;
        switch (_place)
        {
            case Place.Outside:
                Expect(JsonTokenType.StartObject, reader.TokenType);
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
                _place = reader.TokenType == JsonTokenType.Null ? Place.Properties : Place.FirstItem;
                if (_place == Place.FirstItem)
                    Expect(JsonTokenType.StartArray, reader.TokenType);
                return true;

            default:
                if (!reader.TrySkip())
                    return false;
                _place = Place.Properties;
                return true;
        }
    }

    /// <summary>An item, or what is between two; false when the buffer holds no whole one.</summary>
    private bool StepInItems(ref ReadOnlySequence<byte> rest)
    {
        var reader = new SequenceReader<byte>(rest);
        reader.AdvancePastAny(" \t\r\n"u8);
        rest = reader.UnreadSequence;
        if (!reader.TryRead(out var mark))
            return false;
        switch (mark)
        {
            case (byte)'{' when _place != Place.AfterItem:
                if (!ObjectExtent.TryFind(rest, out var length))
                    return false;
                _whole.Add(rest.Slice(0, length));
                rest = rest.Slice(length);
                _place = Place.AfterItem;
                return true;

            case (byte)',' when _place == Place.AfterItem:
                rest = rest.Slice(1);
                _place = Place.NextItem;
                return true;

            case (byte)']' when _place != Place.NextItem:
                rest = rest.Slice(1);
                _state = AfterValue(_state);
                _place = Place.Properties;
                return true;

            default:
                throw new JsonException($"'{(char)mark}' where an item is expected, after {_items.Count + _whole.Count} items.");
        }
    }

    /// <summary>The state before a property's value becomes that after it: the array was not read with it, and null stands for any value.</summary>
    private static JsonReaderState AfterValue(JsonReaderState before)
    {
        var reader = new Utf8JsonReader("null"u8, isFinalBlock: false, before);
        reader.Read();
        return reader.CurrentState;
    }

    private static bool IsWhole(Utf8JsonReader reader) => reader.TrySkip();

    private static void Expect(JsonTokenType expected, JsonTokenType found)
    {
        if (found != expected)
            throw new JsonException($"expected {expected}, found {found}.");
    }
}
