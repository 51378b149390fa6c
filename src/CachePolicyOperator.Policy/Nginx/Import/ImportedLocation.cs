using System.Text.RegularExpressions;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Nginx.Syntax;

namespace CachePolicyOperator.Policy.Nginx.Import;

/// <summary>A location that a rule can be for.</summary>
/// <param name="Scope">Its block.</param>
/// <param name="Block">The block's directive.</param>
/// <param name="Hosts">The server's; none: every host.</param>
/// <param name="Path">What it compares with.</param>
/// <param name="IsExact">Whether that is the whole path.</param>
/// <param name="Rank">nginx looks at lower ranks first: exact paths, regular expressions in order, then prefixes, the longest first.</param>
internal sealed partial record ImportedLocation(NginxScope Scope, NginxDirective Block, IReadOnlyList<string> Hosts, string Path, bool IsExact, int Rank)
{
    private const int Exact = 0;
    private const int Final = 1;
    private const int Regex = 2;
    private const int Prefix = 1_000_000;

    private static readonly string[] Modifiers = ["^~", "~*", "~", "="];

    /// <summary>In the order in which nginx decides. A regular expression that is more than a literal beginning is none that a rule has.</summary>
    public static IEnumerable<ImportedLocation> Of(NginxScope server, IReadOnlyList<string> hosts, IEnumerable<NginxScope> scopes, ImportRemarks remarks)
    {
        List<ImportedLocation> found = [];
        foreach (var scope in scopes.Where(scope => scope.Kind == Setting.Location && IsWithin(scope, server)))
        {
            if (scope.Block is not { ArgumentCount: > 0 } block)
                continue;
            if (Read(scope, block, hosts, found.Count) is { } location)
                found.Add(location);
            else if (!block[0].Raw.StartsWith("@"u8))
                remarks.Loss(block, $"location {string.Join(' ', block.Words())}: rules match exact paths and beginnings only, so its requests go to other rules");
        }

        return found.OrderBy(location => location.IsBelowFinal(found) ? Final : location.Rank).ThenByDescending(location => location.Path.Length);
    }

    private static ImportedLocation? Read(NginxScope scope, NginxDirective block, IReadOnlyList<string> hosts, int place)
    {
        var (modifier, path) = Parts(block);
        var (literal, isExact, rank) = modifier switch
        {
            "=" => (path, true, Exact),
            "^~" => (path, false, Final),
            "~" => LiteralBeginning(path) is { } beginning ? (beginning, false, Regex + place) : ("", false, 0),
            "" => (path, false, Prefix),
            _ => ("", false, 0),
        };
        return System.Text.RegularExpressions.Regex.IsMatch(literal, Patterns.Path, RegexOptions.CultureInvariant)
            ? new(scope, block, hosts, literal, isExact, rank)
            : null;
    }

    // Of prefixes the longest decides, whether ^~ or not; what is below a ^~ one has to stand before it.
    private bool IsBelowFinal(List<ImportedLocation> all) =>
        Rank == Prefix && all.Any(other => other.Rank == Final && Path.StartsWith(other.Path, StringComparison.Ordinal));

    private static (string Modifier, string Path) Parts(NginxDirective block)
    {
        if (block.ArgumentCount > 1)
            return (block[0].Text, block[1].Text);
        var text = block[0].Text;
        var modifier = Modifiers.FirstOrDefault(known => text.StartsWith(known, StringComparison.Ordinal)) ?? "";
        return (modifier, text[modifier.Length..]);
    }

    private static string? LiteralBeginning(string pattern) =>
        Literal().Match(pattern) is { Success: true } literal ? literal.Groups["path"].Value.Replace("\\", "", StringComparison.Ordinal) : null;

    private static bool IsWithin(NginxScope scope, NginxScope server)
    {
        for (var around = scope; around is not null; around = around.Outer)
        {
            if (ReferenceEquals(around, server))
                return true;
        }

        return false;
    }

    // ^/assets/, with or without .* behind it. A dot means itself only behind a backslash.
    [GeneratedRegex(@"^\^(?<path>/(?:[A-Za-z0-9/_~&',=:@-]|\\[./_-])*)(?:\.\*\$?)?$")]
    private static partial Regex Literal();
}
