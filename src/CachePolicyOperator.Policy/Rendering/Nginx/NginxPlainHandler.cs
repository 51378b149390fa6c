using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>Text of a parameter in which nginx evaluates nothing.</summary>
[InterpolatedStringHandler]
internal readonly ref struct NginxPlainHandler
{
    private readonly StringBuilder _text;

    public NginxPlainHandler(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (formattedCount * 16));

    public void AppendLiteral(string source) => _text.Append(source);

    public void AppendFormatted(string data) => _text.Append(data);

    public void AppendFormatted(long number) => _text.Append(CultureInfo.InvariantCulture, $"{number}");

    public string Finish() => _text.ToString();
}
