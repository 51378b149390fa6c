namespace CachePolicyOperator.Policy.Nginx.Linting.Model;

/// <summary>From where requests reach a named location: its own name says nothing about what it serves.</summary>
internal sealed class Jumps
{
    private readonly Dictionary<string, List<(string Pattern, bool IsRegex)>> _origins = [];

    public Jumps(IEnumerable<Statement> tables, IEnumerable<NginxScope> scopes)
    {
        foreach (var table in tables)
        {
            foreach (var entry in table.Directive.Children)
            {
                if (entry.ArgumentCount == 1 && entry[0].Raw.StartsWith("@"u8))
                    Add(entry[0].Text, entry.Name, isRegex: entry.Name.StartsWith('~'));
            }
        }

        foreach (var scope in scopes)
        {
            foreach (var statement in scope)
            {
                if (statement is { Setting: Setting.TryFiles or Setting.ErrorPage, Directive: { ArgumentCount: > 0 } jump } && jump[^1].Raw.StartsWith("@"u8) && LocationPattern.Around(scope) is { } pattern)
                    Add(jump[^1].Text, pattern.Text, pattern.IsRegex);
            }
        }
    }

    public IReadOnlyList<(string Pattern, bool IsRegex)> To(string location) => _origins.TryGetValue(location, out var origins) ? origins : [];

    private void Add(string location, string pattern, bool isRegex)
    {
        if (!_origins.TryGetValue(location, out var origins))
            _origins[location] = origins = [];
        origins.Add((pattern, isRegex));
    }
}
