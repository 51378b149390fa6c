using System.Globalization;
using System.Text;

namespace CachePolicyOperator.Policy.Guardrails.AdmissionPolicies;

/// <summary>Pieces of CEL.</summary>
public static class Cel
{
    /// <summary>The whole seconds of a duration that the schema has accepted.</summary>
    /// <remarks>
    /// CEL's durations know no days, so these are counted apart. Strings are taken apart and never put together: the server's cost
    /// estimate knows no bound for a string that an expression has made, and refuses the schema.
    /// </remarks>
    /// <param name="field">The field that holds it.</param>
    public static string Seconds(string field) =>
        $"({field}.contains('d') ? int({field}.split('d')[0]) * 86400 : 0)"
        + $" + ({field}.endsWith('d') ? 0 : duration({field}.contains('d') ? {field}.split('d')[1] : {field}).getSeconds())";

    /// <summary>A string literal that stands for the text, whatever it holds.</summary>
    internal static string Text(string text)
    {
        var literal = new StringBuilder("'");
        foreach (var c in text)
        {
            if (c is >= ' ' and <= '~' and not '\'' and not '\\')
                literal.Append(c);
            else
                literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }

        return literal.Append('\'').ToString();
    }

    internal static string Texts(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Text))}]";
}
