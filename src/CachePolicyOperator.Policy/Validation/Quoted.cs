using System.Globalization;
using System.Text;

namespace CachePolicyOperator.Policy.Validation;

/// <summary>A user's text inside a message: shortened, and with nothing in it that a terminal or a log would act on.</summary>
internal static class Quoted
{
    private const int Longest = 60;

    internal static string Text(string text)
    {
        var shown = new StringBuilder("\"");
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, Longest)))
            shown.Append(c is >= ' ' and <= '~' and not '"' and not '\\' ? c.ToString() : Character(c));
        return shown.Append(text.Length > Longest ? "…\"" : "\"").ToString();
    }

    /// <summary>The same without quotation marks, for names that need none.</summary>
    internal static string Bare(string text) => Text(text)[1..^1];

    /// <summary>A character by its escape.</summary>
    internal static string Character(char c) => c switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '"' => "\\\"",
        '\\' => "\\\\",
        >= ' ' and <= '~' => c.ToString(),
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
    };
}
