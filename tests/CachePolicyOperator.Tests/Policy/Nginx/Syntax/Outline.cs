using System.Text;
using CachePolicyOperator.Policy.Nginx.Syntax;

namespace CachePolicyOperator.Tests.Policy.Nginx.Syntax;

/// <summary>A document's tree as one line, every word between angle brackets.</summary>
internal static class Outline
{
    public static NginxDocument Parse(string text) => NginxDocument.Parse("test.conf", Encoding.UTF8.GetBytes(text));

    public static string Of(string text) => Of(Parse(text).Roots);

    public static string Of(NginxDirectives directives)
    {
        var text = new StringBuilder();
        foreach (var directive in directives)
        {
            text.Append('<').Append(directive.Name).Append('>');
            for (var i = 0; i < directive.ArgumentCount; i++)
                text.Append('<').Append(directive[i].Text).Append('>');
            text.Append(directive.Kind switch
            {
                DirectiveKind.Simple => ";",
                DirectiveKind.Lua => $"{{lua:{Encoding.UTF8.GetString(directive.Lua)}}}",
                _ => $"{{{Of(directive.Children)}}}",
            });
        }

        return text.ToString();
    }
}
