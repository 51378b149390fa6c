using System.Buffers;

namespace CachePolicyOperator.Runtime.Client;

/// <summary>Finds where a JSON object ends, by its braces and quotes alone.</summary>
/// <remarks>Whether what lies between is JSON shows when it is decoded: this reads it once instead of twice.</remarks>
internal static class ObjectExtent
{
    /// <param name="json">Begins with the object's brace.</param>
    /// <param name="length">Bytes up to the brace that closes it.</param>
    /// <returns>False when that is not there yet.</returns>
    public static bool TryFind(in ReadOnlySequence<byte> json, out long length)
    {
        var reader = new SequenceReader<byte>(json);
        var depth = 0;
        while (reader.TryAdvanceToAny("\"{}"u8, advancePastDelimiter: false))
        {
            reader.TryRead(out var mark);
            if (mark == '"' ? !TrySkipString(ref reader) : (depth += mark == '{' ? 1 : -1) == 0)
                break;
        }

        length = reader.Consumed;
        return depth == 0;
    }

    /// <summary>Goes on after the quote that ends a string which has begun.</summary>
    private static bool TrySkipString(ref SequenceReader<byte> reader)
    {
        while (reader.TryAdvanceToAny("\"\\"u8, advancePastDelimiter: false))
        {
            reader.TryRead(out var mark);
            if (mark == '"')
                return true;
            reader.Advance(Math.Min(1, reader.Remaining));
        }

        return false;
    }
}
