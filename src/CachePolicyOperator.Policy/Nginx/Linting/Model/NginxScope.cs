using CachePolicyOperator.Policy.Nginx.Syntax;

namespace CachePolicyOperator.Policy.Nginx.Linting.Model;

/// <summary>A block that holds settings, with what it says and what it inherits.</summary>
internal sealed class NginxScope(NginxScope? outer, Setting kind, NginxDirective? block)
{
    private readonly List<Statement> _statements = [];

    /// <summary>The block around this one; of a fragment the http block of its set, if there is one.</summary>
    public NginxScope? Outer { get; set; } = outer;

    /// <summary>Http, Server, Location, If, LimitExcept, Upstream; Other for a whole file or an unknown block.</summary>
    public Setting Kind { get; } = kind;

    /// <summary>The block's own directive; a file has none.</summary>
    public NginxDirective? Block { get; } = block;

    /// <summary>Over the settings of this block itself.</summary>
    public List<Statement>.Enumerator GetEnumerator() => _statements.GetEnumerator();

    /// <summary>Whether a location is in this block, at any depth.</summary>
    public bool HasLocations { get; private set; }

    /// <summary>The settings of this block itself.</summary>
    public IReadOnlyList<NginxDirective> Own(Setting setting, UpstreamFamily family = UpstreamFamily.None)
    {
        List<NginxDirective>? own = null;
        foreach (var statement in _statements)
        {
            if (statement.Setting == setting && statement.Family == family)
                (own ??= []).Add(statement.Directive);
        }

        return own ?? (IReadOnlyList<NginxDirective>)[];
    }

    /// <summary>
    /// What is in effect here: nginx inherits a directive, also one that may be repeated, only into blocks that do not have it at all.
    /// </summary>
    public IReadOnlyList<NginxDirective> InEffect(Setting setting, UpstreamFamily family = UpstreamFamily.None)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope.Says(setting, family))
                return scope.Own(setting, family);
        }

        return [];
    }

    /// <summary>The one directive that is in effect here.</summary>
    public NginxDirective? TheOne(Setting setting, UpstreamFamily family = UpstreamFamily.None)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            foreach (var statement in scope._statements)
            {
                if (statement.Setting == setting && statement.Family == family)
                    return statement.Directive;
            }
        }

        return null;
    }

    /// <summary>Whether a switch is on here; off where nothing says so, as in nginx.</summary>
    public bool IsOn(Setting setting, UpstreamFamily family = UpstreamFamily.None) =>
        TheOne(setting, family) is { ArgumentCount: 1 } directive && directive[0].Is("on"u8);

    public bool Says(Setting setting, UpstreamFamily family)
    {
        foreach (var statement in _statements)
        {
            if (statement.Setting == setting && statement.Family == family)
                return true;
        }

        return false;
    }

    public bool IsWithin(Setting kind)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope.Kind == kind)
                return true;
        }

        return false;
    }

    internal void Add(Statement statement) => _statements.Add(statement);

    /// <summary>Tells the blocks around this location that they have one.</summary>
    internal void MarkLocation()
    {
        for (var scope = Outer; scope is { HasLocations: false }; scope = scope.Outer)
            scope.HasLocations = true;
    }
}
