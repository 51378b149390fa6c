namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>A name in which nginx can hold a value.</summary>
internal readonly record struct VariableName
{
    private const string Prefix = "cachepolicy_";

    // PCRE2's limit.
    private const int LongestCapture = 32;

    private VariableName(string text) => Text = text;

    public string Text { get; }

    /// <summary>A variable of the renderer's own. It may name a capture.</summary>
    public static VariableName Own(string name) => name.Length + Prefix.Length <= LongestCapture
        ? Of(Prefix + name)
        : throw new ArgumentException("too long for a capture's name", nameof(name));

    public VariableName WithSuffix(string suffix) => Own($"{Text[Prefix.Length..]}_{suffix}");

    /// <summary>The variable in which nginx holds a request header's value: <c>$http_accept_language</c>.</summary>
    public static VariableName RequestHeader(string header) => Of("http_" + header.ToLowerInvariant().Replace('-', '_'));

    /// <summary>The variable in which nginx holds a cookie's value.</summary>
    public static VariableName Cookie(string cookie) => Of("cookie_" + cookie);

    public override string ToString() => Text;

    private static VariableName Of(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
        ? new VariableName(text)
        : throw new ArgumentException("a variable's name consists of letters, digits and underscores", nameof(text));
}
