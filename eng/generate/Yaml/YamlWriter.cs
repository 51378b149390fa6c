using System.Text;
using System.Text.RegularExpressions;

namespace CachePolicyOperator.Generate.Yaml;

/// <summary>Writes block-style YAML: two spaces of indentation, long texts folded, strings quoted only where needed.</summary>
internal sealed partial class YamlWriter
{
    private const int Width = 120;

    private readonly StringBuilder _text = new();

    internal static string Write(string header, params IEnumerable<YamlNode.Map> documents)
    {
        var writer = new YamlWriter();
        writer._text.Append("# ").Append(header).Append('\n');
        var first = true;
        foreach (var document in documents)
        {
            if (!first)
                writer._text.Append("---\n");
            first = false;
            writer.Entries(document, 0);
        }

        return writer._text.ToString();
    }

    private void Entries(YamlNode.Map map, int indent, bool firstContinuesLine = false)
    {
        foreach (var (key, value) in map.Entries)
        {
            if (!firstContinuesLine)
                _text.Append(' ', indent);
            firstContinuesLine = false;
            _text.Append(Scalar(key)).Append(':');
            Value(value, indent);
        }
    }

    private void Value(YamlNode node, int indent)
    {
        switch (node)
        {
            case YamlNode.Map { Entries.Count: 0 }:
                _text.Append(" {}\n");
                break;
            case YamlNode.Map map:
                _text.Append('\n');
                Entries(map, indent + 2);
                break;
            case YamlNode.List { Items.Count: 0 }:
                _text.Append(" []\n");
                break;
            case YamlNode.List list:
                _text.Append('\n');
                Items(list, indent);
                break;
            case YamlNode.Text text when text.Value.Length > 80 && text.Value.Contains(' '):
                Fold(text.Value, indent + 2);
                break;
            case YamlNode.Text text:
                _text.Append(' ').Append(Scalar(text.Value)).Append('\n');
                break;
            case YamlNode.Literal literal:
                _text.Append(' ').Append(literal.Value).Append('\n');
                break;
        }
    }

    private void Items(YamlNode.List list, int indent)
    {
        foreach (var item in list.Items)
        {
            _text.Append(' ', indent).Append('-');
            if (item is YamlNode.Map { Entries.Count: > 0 } map)
            {
                _text.Append(' ');
                Entries(map, indent + 2, firstContinuesLine: true);
            }
            else
            {
                Value(item, indent);
            }
        }
    }

    /// <summary>A folded scalar: a reader joins the lines with spaces, and an empty line stands for a line feed.</summary>
    private void Fold(string text, int indent)
    {
        _text.Append(" >-\n");
        var first = true;
        foreach (var paragraph in text.Split('\n'))
        {
            if (!first)
                _text.Append('\n');
            first = false;

            var column = 0;
            foreach (var word in paragraph.Split(' '))
            {
                if (column > 0 && indent + column + 1 + word.Length > Width)
                {
                    _text.Append('\n');
                    column = 0;
                }

                _text.Append(' ', column == 0 ? indent : 1).Append(word);
                column += word.Length + 1;
            }

            _text.Append('\n');
        }
    }

    private static string Scalar(string text)
    {
        if (PlainText().IsMatch(text) && !Reserved().IsMatch(text) && !text.Contains(": ", StringComparison.Ordinal) && !text.EndsWith(':'))
            return text;
        return text.Contains('\n')
            ? "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n") + "\""
            : "'" + text.Replace("'", "''") + "'";
    }

    [GeneratedRegex(@"^[A-Za-z./_][A-Za-z0-9 ./_():,;=*+<>?'@[\]-]*(?<! )$")]
    private static partial Regex PlainText();

    // What YAML 1.1 or 1.2 readers take for a boolean, null or a number.
    [GeneratedRegex(@"^(?:true|false|yes|no|on|off|y|n|null|~|\.inf|\.nan|[.0-9_]+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();
}
