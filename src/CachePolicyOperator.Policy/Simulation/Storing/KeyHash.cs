using System.Buffers.Binary;

namespace CachePolicyOperator.Policy.Simulation.Storing;

/// <summary>64 bits of a cache key. Among four million keys the chance that any two meet is one in two million.</summary>
internal static class KeyHash
{
    private const ulong First = 0x9e3779b97f4a7c15;
    private const ulong Second = 0xc2b2ae3d27d4eb4f;

    public static ulong Of(ReadOnlySpan<byte> key)
    {
        var hash = (ulong)key.Length * Second;
        while (key.Length >= 16)
        {
            hash = Fold(
                BinaryPrimitives.ReadUInt64LittleEndian(key) ^ hash ^ First,
                BinaryPrimitives.ReadUInt64LittleEndian(key[8..]) ^ Second);
            key = key[16..];
        }

        Span<byte> rest = stackalloc byte[16];
        rest.Clear();
        key.CopyTo(rest);
        hash = Fold(BinaryPrimitives.ReadUInt64LittleEndian(rest) ^ hash ^ First, BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]) ^ Second);
        return Fold(hash ^ Second, First);
    }

    // The whole product counts, so that every bit of the input reaches every bit of the result.
    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out ulong low);
        return high ^ low;
    }
}
