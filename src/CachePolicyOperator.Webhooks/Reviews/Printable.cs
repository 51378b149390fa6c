using System.Globalization;
using System.Text;

namespace CachePolicyOperator.Webhooks.Reviews;

/// <summary>Text that a terminal, a log and an HTTP header can take.</summary>
internal static class Printable
{
    /// <summary>One line: whatever does not print (control and formatting characters, line ends) becomes a space.</summary>
    public static string Line(string text) => Line(text, int.MaxValue);

    /// <summary>One line of at most so many characters, cut with an ellipsis.</summary>
    public static string Line(string text, int longest)
    {
        if (text.Length <= longest && !text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;

        var line = new StringBuilder(Math.Min(text.Length, longest));
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (count++ == longest)
                return line.Remove(line.Length - LastLength(line), LastLength(line)).Append('…').ToString();
            line.Append(Prints(rune) ? rune : new Rune(' '));
        }

        return line.ToString();
    }

    private static bool Prints(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static int LastLength(StringBuilder text) => char.IsLowSurrogate(text[^1]) ? 2 : 1;
}
