using System.Text.RegularExpressions;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Guardrails.Validation;

/// <summary>What is wrong with a name in a guard-rail; null where nothing is.</summary>
internal static partial class NameText
{
    internal static string? Label(string name) =>
        Explain(name, LabelPattern(), 63, "a name", "lower-case letters, digits and hyphens, beginning and ending with a letter or digit");

    internal static string? Subdomain(string name) =>
        Explain(name, SubdomainPattern(), 253, "a name", "lower-case letters, digits, hyphens and dots, beginning and ending with a letter or digit");

    internal static string? Header(string name) => Explain(name, HeaderPattern(), 64, "a request header that a key can hold", "letters, digits and hyphens");

    internal static string? Cookie(string name) => Explain(name, CookiePattern(), 64, "a cookie that a key can hold", "letters, digits and underscores");

    private static string? Explain(string name, Regex pattern, int longest, string what, string written)
    {
        if (name.Length == 0)
            return "the name is missing; add it";
        // .NET's $ also stands before a last line feed.
        return name.Length <= longest && pattern.IsMatch(name) && !name.EndsWith('\n')
            ? null
            : $"{Quoted.Text(name)} is not {what}; write at most {longest} {written}";
    }

    [GeneratedRegex(Patterns.Label)]
    private static partial Regex LabelPattern();

    [GeneratedRegex(Patterns.Subdomain)]
    private static partial Regex SubdomainPattern();

    [GeneratedRegex(Patterns.Header)]
    private static partial Regex HeaderPattern();

    [GeneratedRegex(Patterns.Cookie)]
    private static partial Regex CookiePattern();
}
