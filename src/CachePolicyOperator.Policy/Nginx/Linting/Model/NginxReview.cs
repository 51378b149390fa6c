using CachePolicyOperator.Policy.Nginx.Syntax;

namespace CachePolicyOperator.Policy.Nginx.Linting.Model;

/// <summary>A set of files under review: what several rules look at is collected once.</summary>
internal sealed class NginxReview
{
    private readonly List<NginxScope> _scopes = [];

    public NginxReview(IReadOnlyList<NginxDocument> documents, NginxLimits limits)
    {
        Documents = documents;
        Limits = limits;
        List<Statement> tables = [];
        var reader = new ScopeReader(_scopes, tables);
        foreach (var document in documents)
            reader.Read(document);
        PutFragmentsIntoHttp();
        Variables = new Variables(tables, _scopes);
        Classes = new ContentClasses(new Jumps(tables, _scopes), limits);
        Places = [.. CachedPlaces.In(_scopes, Classes, Variables)];
        Hops = new Hops(_scopes);
    }

    public IReadOnlyList<NginxDocument> Documents { get; }

    public NginxLimits Limits { get; }

    /// <summary>All blocks that hold settings, in the order of the files.</summary>
    public IReadOnlyList<NginxScope> Scopes => _scopes;

    public Variables Variables { get; }

    public ContentClasses Classes { get; }

    public IReadOnlyList<CachedPlace> Places { get; }

    public Hops Hops { get; }

    public IReadOnlyList<EdgeLifetime> EdgeLifetimes => field ??= [.. EdgeLifetime.In(this)];

    public IReadOnlyList<ClientLifetime> ClientLifetimes => field ??= [.. ClientLifetime.In(this)];

    public IReadOnlyList<NginxInclude> Includes => field ??=
    [
        .. Statements(Setting.Include).Where(include => include.Directive.ArgumentCount > 0).Select(include =>
            new NginxInclude(include.Directive.Document.File, include.Directive.Position.Line, include.Directive.Position.Column, include.Directive[0].Text)),
    ];

    /// <summary>Every such directive with the block that it stands in.</summary>
    public IEnumerable<(NginxScope Scope, NginxDirective Directive)> Statements(Setting setting)
    {
        foreach (var scope in _scopes)
        {
            foreach (var statement in scope)
            {
                if (statement.Setting == setting)
                    yield return (scope, statement.Directive);
            }
        }
    }

    /// <summary>Where one file has the http block, the others are what it includes: conf.d and the like.</summary>
    private void PutFragmentsIntoHttp()
    {
        var blocks = _scopes.Where(scope => scope.Kind == Setting.Http).Take(2).ToList();
        // Elsewhere than at the top http is an error, and its own file must not come to lie in it.
        if (blocks is not [{ Outer: { Block: null } main } http])
            return;
        foreach (var file in _scopes.Where(scope => scope.Block is null && scope != main))
        {
            file.Outer = http;
            if (file.HasLocations)
                file.MarkLocation();
        }
    }
}
