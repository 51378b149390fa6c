using CachePolicyOperator.Policy.Nginx.Syntax;

namespace CachePolicyOperator.Policy.Nginx.Linting.Model;

/// <summary>Finds the blocks of a file that hold settings, in its order, and its tables.</summary>
internal sealed class ScopeReader(List<NginxScope> scopes, List<Statement> tables)
{
    public void Read(NginxDocument document)
    {
        var scope = new NginxScope(null, Setting.Other, null);
        var ends = new Stack<int>();
        scopes.Add(scope);
        for (var index = 0; index < document.DirectiveCount;)
        {
            while (ends.TryPeek(out var end) && index >= end)
            {
                ends.Pop();
                scope = scope.Outer!;
            }

            var directive = new NginxDirective(document, index);
            var (family, setting) = SettingNames.Of(directive);
            index = directive.Kind == DirectiveKind.Block && setting is Setting.Map or Setting.Geo or Setting.SplitClients or Setting.Foreign
                ? directive.Next
                : index + 1;
            if (directive.Kind != DirectiveKind.Block)
            {
                if (setting != Setting.Other)
                    scope.Add(new(family, setting, directive));
            }
            else if (setting is Setting.Map or Setting.Geo or Setting.SplitClients)
            {
                tables.Add(new(family, setting, directive));
            }
            else if (setting != Setting.Foreign)
            {
                scope = Enter(scope, setting, directive);
                ends.Push(directive.Next);
            }
        }
    }

    private NginxScope Enter(NginxScope outer, Setting kind, NginxDirective block)
    {
        var scope = new NginxScope(outer, kind, block);
        scopes.Add(scope);
        if (kind == Setting.Location)
            scope.MarkLocation();
        return scope;
    }
}
