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
    public static NginxString Of(EffectiveKey key, RuleNames names, long cacheGeneration)
    {
        var handler = new NginxTextHandler(128, 8);
        handler.AppendLiteral("generation ");
        handler.AppendFormatted(cacheGeneration);
        handler.AppendLiteral("\n$");
        handler.AppendFormatted(ForwardedHeaders.Scheme);
        handler.AppendLiteral("\n$host\n$");
        handler.AppendFormatted(QuerySelection.Variable(key.Query, names));
        foreach (var header in key.Headers)
        {
            handler.AppendLiteral("\nheader ");
            handler.AppendFormatted(header);
            handler.AppendLiteral(" $");
            handler.AppendFormatted(VariableName.RequestHeader(header));
        }

        foreach (var cookie in key.Cookies)
        {
            handler.AppendLiteral("\ncookie ");
            handler.AppendFormatted(cookie);
            handler.AppendLiteral(" $");
            handler.AppendFormatted(VariableName.Cookie(cookie));
        }

        handler.AppendLiteral("\n$uri");
        return NginxString.Of(handler);
    }
}
