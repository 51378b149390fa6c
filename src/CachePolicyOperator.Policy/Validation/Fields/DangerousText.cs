using System.Buffers;

namespace CachePolicyOperator.Policy.Validation.Fields;

/// <summary>Characters that end a string, a directive or a block in some engine's configuration, or that name a variable there.</summary>
internal static class DangerousText
{
    private static readonly SearchValues<char> Printable = SearchValues.Create(";{}$\"\\`");

    internal static bool IsIn(string text) => IndexIn(text) >= 0;

    /// <summary>Position of the first such character, or -1. A single quote is none: paths may hold it, and renderers escape it.</summary>
    internal static int IndexIn(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) || char.IsSurrogate(text[i]) || text[i] is '\u2028' or '\u2029' || Printable.Contains(text[i]))
                return i;
        }

        return -1;
    }
}
