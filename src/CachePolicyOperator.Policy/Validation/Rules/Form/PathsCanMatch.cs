using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>API-010, deny: a path is written as proxies compare it, so that a rule for it can match.</summary>
internal sealed class PathsCanMatch() : TextRule(
    new(
        "API-010",
        Severity.Deny,
        "Paths begin with a slash and are written decoded and normalised: without percent-encoding, query, // and dot segments.",
        "Proxies decode and normalise a request's path before they compare it. A path in another form never matches, and its rule silently does nothing.",
        "RFC 3986 section 6.2.2; nginx's $uri and merge_slashes",
        "Write the path as the proxy sees it, such as /assets/.")
    {
        Title = "Paths can match",
    },
    TextKind.Path)
{
    protected override bool Accepts(TextField field) =>
        base.Accepts(field) && !field.Text.Contains("//", StringComparison.Ordinal) && !HasDotSegment(field);

    protected override string Explain(TextField field)
    {
        var shown = Quoted.Text(field.Text);
        if (field.Text.Length == 0 || field.Text[0] != '/')
            return $"{shown} does not begin with a slash, and every path does; write {Quoted.Text("/" + field.Text)}";
        if (field.Text.Length > Syntax.Longest(TextKind.Path))
            return $"the path has {field.Text.Length} characters, and at most {Syntax.Longest(TextKind.Path)} are allowed; use a shorter pathPrefix";
        if (field.Text.Contains('?') || field.Text.Contains('#'))
            return $"{shown} carries a query or fragment, which are no part of the path, so no request could match; use the path only, and key.query for parameters";
        if (field.Text.Contains('%'))
            return $"{shown} is percent-encoded, and paths are compared after decoding, so no request could match; write the character itself, or a shorter pathPrefix";
        if (field.Text.Contains("//", StringComparison.Ordinal))
            return $"{shown} holds //, which proxies merge into one slash before they compare, so no request could match; write a single slash";
        if (HasDotSegment(field))
            return $"{shown} holds a . or .. segment, which proxies resolve before they compare, so no request could match; write the resolved path";
        return $"{shown} holds a character outside A-Z a-z 0-9 / . _ ~ ! & ' ( ) * + , = : @ -; use a pathPrefix that ends before it";
    }

    /// <summary>A prefix may end within a segment, so a dot at the very end is only the beginning of one.</summary>
    private static bool HasDotSegment(TextField field)
    {
        var path = field.Path.EndsWith(".pathPrefix", StringComparison.Ordinal) ? field.Text : field.Text + '/';
        return path.Contains("/./", StringComparison.Ordinal) || path.Contains("/../", StringComparison.Ordinal);
    }
}
