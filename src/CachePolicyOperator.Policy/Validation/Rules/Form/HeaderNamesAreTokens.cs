using System.Buffers;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>API-012, deny: header names are tokens that every engine can address.</summary>
internal sealed class HeaderNamesAreTokens() : TextRule(
    new(
        "API-012",
        Severity.Deny,
        "Header names consist of letters, digits and hyphens, at most 64 of them.",
        "No request can carry a header whose name is not a token, so the key or the bypass would never work. Of the other token characters engines drop or cannot name some.",
        "RFC 9110 section 5.6.2; nginx's $http_ variables and underscores_in_headers",
        "Write the header's name only, such as Accept-Language.")
    {
        Title = "Header names are tokens",
    },
    TextKind.Header)
{
    private static readonly SearchValues<char> Token =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    protected override string Explain(TextField field) => NameProblem(field.Text, "header", "letters, digits and hyphens", "Accept-Language");

    /// <summary>Shared with cookies, whose names are tokens too (RFC 6265 section 4.1.1).</summary>
    internal static string NameProblem(string text, string what, string allowed, string example)
    {
        if (text.Length == 0)
            return $"the {what}'s name is empty; write one such as {example}";
        if (text.Length > Syntax.Longest(TextKind.Header))
            return $"the {what}'s name has {text.Length} characters, and at most {Syntax.Longest(TextKind.Header)} are allowed";
        var outside = text.AsSpan().IndexOfAnyExcept(Token);
        return outside < 0
            ? $"{Quoted.Text(text)} is a valid {what} name, but not every engine can address it; only {allowed} can be used here"
            : $"{Quoted.Text(text)} holds '{Quoted.Character(text[outside])}', which no {what} name can hold (RFC 9110 token); write the name only, such as {example}";
    }
}
