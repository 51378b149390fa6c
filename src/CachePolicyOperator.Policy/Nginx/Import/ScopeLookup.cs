using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Nginx.Syntax;

namespace CachePolicyOperator.Policy.Nginx.Import;

/// <summary>Finds directives that the lint's rules do not look at.</summary>
internal static class ScopeLookup
{
    /// <summary>The directives directly in a block; a file's own are its roots.</summary>
    public static IEnumerable<NginxDirective> Directives(this NginxScope scope) => scope.Block is { } block ? block.Children.ToList() : [];

    /// <summary>The directive that is in effect here.</summary>
    public static NginxDirective? Find(this NginxScope scope, string name)
    {
        for (var around = scope; around is not null; around = around.Outer)
        {
            foreach (var directive in around.Directives())
            {
                if (directive.Name == name && directive.ArgumentCount > 0)
                    return directive;
            }
        }

        return null;
    }

    public static IEnumerable<string> Words(this NginxDirective directive) => Enumerable.Range(0, directive.ArgumentCount).Select(i => directive[i].Text);
}
