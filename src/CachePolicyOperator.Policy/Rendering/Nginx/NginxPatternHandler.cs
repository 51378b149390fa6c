using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>A PCRE pattern in the source, and data between that matches itself and nothing else.</summary>
[InterpolatedStringHandler]
internal readonly ref struct NginxPatternHandler
{
    private readonly StringBuilder _pattern;

    public NginxPatternHandler(int literalLength, int formattedCount) => _pattern = new StringBuilder(literalLength + (formattedCount * 32));

    public void AppendLiteral(string source) => _pattern.Append(source);

    public void AppendFormatted(string data)
    {
        foreach (var c in data)
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '~' or '=' or ',' or ':' or '@' or '%' or '&' or '!' or '\'' or > '\u007f')
                _pattern.Append(c);
            else if (c is ' ' or < ' ' or '\u007f' or '\\' or '^' or '[' or ']')
                _pattern.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
            else
                _pattern.Append('[').Append(c).Append(']');
        }
    }

    public void AppendFormatted(long number) => _pattern.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(VariableName name) => _pattern.Append(name.Text);

    /// <summary>A part of a pattern that the renderer made, its data already escaped.</summary>
    public void AppendFormatted(PatternPart part) => _pattern.Append(part.Text);

    public string Finish() => _pattern.ToString();
}
