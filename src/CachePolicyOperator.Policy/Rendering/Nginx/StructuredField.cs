namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>The grammar of RFC 8941 as patterns. It is unambiguous, so no text takes long to match.</summary>
internal static class StructuredField
{
    private static readonly PatternPart Key = PatternPart.Of($"[a-z*][-a-z0-9_.*]*");

    private static readonly PatternPart BareItem = PatternPart.AnyOf(
    [
        PatternPart.Of($"-?[0-9]{{1,12}}[.][0-9]{{1,3}}"),
        PatternPart.Of($"-?[0-9]{{1,15}}"),
        PatternPart.Of($"\"(?:[ !#-\\x5b\\x5d-~]|\\\\[\"\\\\])*\""),
        PatternPart.Of($"[A-Za-z*][-A-Za-z0-9!#\\x24%&'*+.\\x5e_`|~:/]*"),
        PatternPart.Of($":[A-Za-z0-9+/=]*:"),
        PatternPart.Of($"[?][01]"),
    ]);

    private static readonly PatternPart Parameters = PatternPart.Of($"(?:; *{Key}(?:={BareItem})?)*");

    private static readonly PatternPart InnerList = PatternPart.Of($"[(] *(?:{BareItem}{Parameters}(?: +{BareItem}{Parameters})* *)?[)]");

    private static readonly PatternPart Member = PatternPart.Of($"{Key}(?:={PatternPart.AnyOf([BareItem, InnerList])})?{Parameters}");

    /// <summary>A whole dictionary of at least one member (section 3.2).</summary>
    public static PatternPart Dictionary { get; } = PatternPart.Of($"^{Member}(?:[ \\t]*,[ \\t]*{Member})*\\z");

    /// <summary>
    /// A dictionary up to the name of the last member of that name, which is the one that counts (section 3.2); strings before it
    /// are skipped whole, and what follows the pattern is matched there or nowhere.
    /// </summary>
    public static PatternPart LastMember(string name) =>
        PatternPart.Of($"^(?>(?:(?:[^\"]|\"(?:[^\"\\\\]|\\\\.)*\")*,[ \\t]*)?{name}(?![-a-z0-9_.*]))");
}
