using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CachePolicyOperator.Generate.Documentation;

/// <summary>A summary in words: <see cref="Plain"/> for kubectl, <see cref="Markdown"/> with code marked as such.</summary>
internal sealed partial record DocText(string Plain, string Markdown)
{
    internal static readonly DocText None = new("", "");

    internal static DocText Read(XElement summary) => new(Text(summary, code: ""), Text(summary, code: "`"));

    private static string Text(XElement element, string code)
    {
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            switch (node)
            {
                case XText words:
                    text.Append(words.Value);
                    break;
                case XElement { Name.LocalName: "para" } paragraph:
                    text.Append(' ').Append(Text(paragraph, code)).Append(' ');
                    break;
                case XElement { Name.LocalName: "see" or "seealso" } reference:
                    text.Append(code).Append(Referred(reference)).Append(code);
                    break;
                case XElement { Name.LocalName: "c" or "code" } literal:
                    text.Append(code).Append(literal.Value).Append(code);
                    break;
                case XElement other:
                    throw new NotSupportedException($"<{other.Name.LocalName}> in a summary has no form in a schema: {element.Value.Trim()}");
            }
        }

        return Whitespace().Replace(text.ToString(), " ").Trim();
    }

    /// <summary>The last word of a reference: users know fields, not namespaces.</summary>
    private static string Referred(XElement reference)
    {
        var target = reference.Attribute("cref")?.Value ?? reference.Attribute("langword")?.Value ?? reference.Value;
        return target[(target.LastIndexOfAny(['.', ':']) + 1)..];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
