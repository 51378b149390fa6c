using System.Globalization;
using System.Text;

namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>One argument of a directive. Everything that a user wrote reaches the configuration through here.</summary>
/// <remarks>
/// Guarantee: the text is one token of nginx's grammar (ngx_conf_read_token), whatever the input: it cannot leave its place,
/// begin a directive, a block or a comment, name a variable, or change a pattern around it. The factories take interpolated
/// strings: what stands in the source is trusted, what is interpolated is data.
/// </remarks>
internal readonly record struct NginxString
{
    private NginxString(string token) => Token = token;

    /// <summary>The key of a map's entry for all other values.</summary>
    public static NginxString Default { get; } = new("default");

    /// <summary>What is written into the file.</summary>
    public string Token { get; }

    /// <summary>For a parameter in which nginx evaluates variables.</summary>
    public static NginxString Of(NginxTextHandler text) => new(Quote(text.Finish()));

    /// <summary>The values of variables, one after another.</summary>
    public static NginxString Values(IEnumerable<VariableName> variables) =>
        new(Quote(NginxText.Values(variables).Source));

    /// <summary>For a parameter in which a dollar sign is a dollar sign.</summary>
    public static NginxString Plain(NginxPlainHandler text) => new(Quote(text.Finish()));

    /// <summary>A case-sensitive pattern as a key of a map.</summary>
    public static NginxString Pattern(NginxPatternHandler pattern) => new(Quote("~" + pattern.Finish()));

    /// <summary>A pattern as a key of a map, in which letters of the source match in either case.</summary>
    public static NginxString PatternIgnoringCase(NginxPatternHandler pattern) => new(Quote("~*" + pattern.Finish()));

    public static implicit operator NginxString(long number) => new(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A reference to the variable's value.</summary>
    public static implicit operator NginxString(VariableName variable) => new("$" + variable.Text);

    public override string ToString() => Token;

    private static bool IsWord(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or ':' or '@' or '=' or '*' or '$');

    // Inside double quotes nginx knows \" \\ \t \r \n and keeps any other backslash.
    private static string Quote(string text)
    {
        if (IsWord(text))
            return text;

        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '\0' => throw new ArgumentException("NUL cannot be written into a configuration", nameof(text)),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }
}
