using System.Text;
using System.Text.RegularExpressions;

namespace CachePolicyOperator.Cli.Inputs;

/// <summary>A pattern as shells know it, for shells that do not expand it and files in quotes: * and ? within a folder, ** across folders.</summary>
internal sealed class PathPattern
{
    private static readonly char[] Wildcards = ['*', '?'];

    private readonly Regex _regex;

    public PathPattern(string pattern)
    {
        var plain = pattern[..pattern.IndexOfAny(Wildcards)];
        var folder = plain.LastIndexOf('/');
        Root = folder switch { < 0 => ".", 0 => "/", _ => plain[..folder] };
        // Linear in the file's name, whatever the pattern.
        _regex = new($"^{Translate(pattern)}$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }

    /// <summary>The folder below which everything is that can match.</summary>
    public string Root { get; }

    public static bool IsPattern(string path) => path.IndexOfAny(Wildcards) >= 0;

    public bool Matches(string path) => _regex.IsMatch(path);

    private static string Translate(string pattern)
    {
        var regex = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern.AsSpan(i).StartsWith("**/"))
                (regex, i) = (regex.Append("(?:[^/]+/)*"), i + 2);
            else if (pattern.AsSpan(i).StartsWith("**"))
                (regex, i) = (regex.Append(".*"), i + 1);
            else
                regex.Append(pattern[i] switch { '*' => "[^/]*", '?' => "[^/]", var c => Regex.Escape(c.ToString()) });
        }

        return regex.ToString();
    }
}
