using System.Buffers;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CachePolicyOperator.Runtime.Client;

/// <summary>Decodes the items of a list that have arrived together, in their order.</summary>
/// <remarks>Side by side: the largest list is what a start waits for, while other processors have nothing to do.</remarks>
internal sealed class ItemDecoder<T>(JsonTypeInfo<T> type)
    where T : class
{
    /// <summary>Fewer items are not worth telling other threads of them.</summary>
    private const int Few = 8;

    /// <exception cref="JsonException">One of them is no item.</exception>
    public T[] Decode(List<ReadOnlySequence<byte>> items)
    {
        var decoded = new T[items.Count];
        if (decoded.Length < Few)
        {
            for (var i = 0; i < decoded.Length; i++)
                decoded[i] = Decode(items[i]);
        }
        else
        {
            SideBySide(decoded.Length, i => decoded[i] = Decode(items[i]));
        }

        return decoded;
    }

    private static void SideBySide(int count, Action<int> decode)
    {
        try
        {
            Parallel.For(0, count, decode);
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }

    private T Decode(in ReadOnlySequence<byte> item) =>
        (item.IsSingleSegment ? JsonSerializer.Deserialize(item.FirstSpan, type) : DecodeCopy(item)) ?? throw new JsonException("an item is null.");

    // Decoding across segments costs more than the copy.
    private T? DecodeCopy(in ReadOnlySequence<byte> item)
    {
        var length = checked((int)item.Length);
        var copy = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            item.CopyTo(copy);
            return JsonSerializer.Deserialize(copy.AsSpan(0, length), type);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(copy);
        }
    }
}
