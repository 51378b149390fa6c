using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>Text with variables in the source and data between them.</summary>
[InterpolatedStringHandler]
internal readonly ref struct NginxTextHandler
{
    /// <summary>nginx has no escape for a dollar sign: a geo block that is always "$" stands for it.</summary>
    public const string DollarVariable = "cachepolicy_dollar";

    private readonly StringBuilder _text;

    public NginxTextHandler(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (formattedCount * 16));

    public void AppendLiteral(string source) => _text.Append(source);

    public void AppendFormatted(string data) => _text.Append(data.Replace("$", "${" + DollarVariable + "}", StringComparison.Ordinal));

    public void AppendFormatted(long number) => _text.Append(CultureInfo.InvariantCulture, $"{number}");

    /// <summary>The name of a variable, a header's or a cookie's lower-cased name in one: letters, digits and underscores only.</summary>
    public void AppendFormatted(VariableName name) => _text.Append(name.Text);

    public void AppendFormatted(NginxText part) => _text.Append(part.Source);

    public string Finish() => _text.ToString();
}
