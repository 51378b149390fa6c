using System.Text.RegularExpressions;

namespace CachePolicyOperator.Policy.Nginx.Import;

/// <summary>Names of rules after their paths: labels (RFC 1123), each once.</summary>
internal sealed partial class RuleNaming
{
    private const int Longest = 40;

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public string For(ImportedLocation location)
    {
        var path = NoLabel().Replace(location.Path.ToLowerInvariant(), "-").Trim('-');
        var stem = path.Length == 0 ? "all" : path.Length > Longest ? path[..Longest].Trim('-') : path;
        for (var number = 1; ; number++)
        {
            var name = number == 1 ? stem : $"{stem}-{number}";
            if (_taken.Add(name))
                return name;
        }
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NoLabel();
}
