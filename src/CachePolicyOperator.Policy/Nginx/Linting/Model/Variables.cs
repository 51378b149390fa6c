using CachePolicyOperator.Policy.Nginx.Syntax;

namespace CachePolicyOperator.Policy.Nginx.Linting.Model;

/// <summary>Which variables a variable is made from, by maps, geo, split_clients, set and the conditions around a set.</summary>
internal sealed class Variables
{
    private readonly Dictionary<string, HashSet<string>> _sources = [];
    private readonly Dictionary<string, NginxDirective> _maps = [];

    public Variables(IEnumerable<Statement> tables, IEnumerable<NginxScope> scopes)
    {
        foreach (var table in tables)
            AddTable(table);
        foreach (var scope in scopes)
        {
            foreach (var statement in scope)
            {
                if (statement is { Setting: Setting.Set or Setting.AuthRequestSet, Directive.ArgumentCount: 2 })
                    AddSet(scope, statement.Directive);
            }
        }
    }

    /// <summary>The map that makes this variable.</summary>
    public NginxDirective? MapOf(string variable) => _maps.TryGetValue(variable, out var map) ? map : null;

    /// <summary>Whether a text depends on a variable, by itself or through others, for which <paramref name="isSought"/> holds.</summary>
    public bool Depends(string text, Func<string, bool> isSought)
    {
        Stack<string>? pending = null;
        HashSet<string>? seen = null;
        foreach (var name in VariableNames.In(text))
        {
            if (isSought(name))
                return true;
            if (_sources.ContainsKey(name))
                (pending ??= new()).Push(name);
        }

        while (pending is not null && pending.TryPop(out var name))
        {
            if (!(seen ??= []).Add(name))
                continue;
            if (isSought(name))
                return true;
            foreach (var source in _sources.GetValueOrDefault(name) ?? [])
                pending.Push(source);
        }

        return false;
    }

    private void AddTable(Statement table)
    {
        var block = table.Directive;
        if (block.ArgumentCount == 0 || VariableNames.In(block[^1].Text).FirstOrDefault() is not { } made)
            return;
        var sources = SourcesOf(made);
        // geo without a source is about the client's address.
        sources.UnionWith(block.ArgumentCount == 1 ? ["remote_addr"] : VariableNames.In(block[0].Text));
        foreach (var entry in block.Children)
        {
            if (entry.ArgumentCount > 0 && entry[^1].Raw.Contains((byte)'$'))
                sources.UnionWith(VariableNames.In(entry[^1].Text));
        }

        if (table.Setting == Setting.Map)
            _maps[made] = block;
    }

    private void AddSet(NginxScope scope, NginxDirective set)
    {
        if (VariableNames.In(set[0].Text).FirstOrDefault() is not { } made)
            return;
        var sources = SourcesOf(made);
        sources.UnionWith(VariableNames.In(set[1].Text));
        for (var around = scope; around?.Kind == Setting.If; around = around.Outer)
        {
            for (var i = 0; i < around.Block!.Value.ArgumentCount; i++)
                sources.UnionWith(VariableNames.In(around.Block.Value[i].Text));
        }
    }

    private HashSet<string> SourcesOf(string made)
    {
        if (!_sources.TryGetValue(made, out var sources))
            _sources[made] = sources = [];
        return sources;
    }
}
