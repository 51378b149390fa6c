using System.Text;
using System.Text.Unicode;

namespace CachePolicyOperator.Runtime.Events;

/// <summary>Cuts notes to what the API server takes.</summary>
internal static class EventNote
{
    internal const int LongestInBytes = 1024;

    /// <summary>At most 1,024 bytes of UTF-8, never half a character.</summary>
    public static string Shorten(string note)
    {
        if (Encoding.UTF8.GetMaxByteCount(note.Length) <= LongestInBytes || Encoding.UTF8.GetByteCount(note) <= LongestInBytes)
            return note;

        // FromUtf16 stops before the first character that does not fit as a whole.
        Span<byte> bytes = stackalloc byte[LongestInBytes];
        Utf8.FromUtf16(note, bytes, out var read, out _);
        return note[..read];
    }
}
