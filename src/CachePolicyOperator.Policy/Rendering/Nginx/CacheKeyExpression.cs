using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>The key under which a response is stored.</summary>
/// <remarks>
/// One field a line. No field but the path can contain a line feed (nginx refuses it in a request line and in headers; a path is
/// decoded), and the path is last: no two requests that differ in a field have one key. Headers and cookies carry their names,
/// so a policy that counts others reads nothing that this one stored. GET and HEAD share an entry (RFC 9110 section 9.3.2), and
/// nothing else is ever looked up.
/// </remarks>
internal static class CacheKeyExpression
{
    // Headers and cookies go through variables of their own: a word of nginx's configuration has at most 4096 bytes.
    public static void Write(NginxWriter writer, EffectiveKey key, RuleNames names)
    {
        var fields = new List<VariableName>();
        if (key.Headers.Count > 0)
            fields.Add(WriteFields(writer, names.Variable("headers"), "header", key.Headers, VariableName.RequestHeader));
        if (key.Cookies.Count > 0)
            fields.Add(WriteFields(writer, names.Variable("cookies"), "cookie", key.Cookies, VariableName.Cookie));

        writer.Directive("proxy_cache_key", NginxString.Of(
            $"generation ${NginxSeal.Generation}\n${ForwardedHeaders.Scheme}\n$host\n${QuerySelection.Variable(key.Query, names)}{NginxText.Values(fields)}\n$uri"));
    }

    private static VariableName WriteFields(
        NginxWriter writer, VariableName variable, string kind, IEnumerable<string> fields, Func<string, VariableName> valueOf)
    {
        var text = new NginxTextHandler(0, 0);
        foreach (var field in fields)
        {
            text.AppendLiteral("\n");
            text.AppendFormatted(kind);
            text.AppendLiteral(" ");
            text.AppendFormatted(field);
            text.AppendLiteral(" $");
            text.AppendFormatted(valueOf(field));
        }

        writer.Directive("set", variable, NginxString.Of(text));
        return variable;
    }
}
