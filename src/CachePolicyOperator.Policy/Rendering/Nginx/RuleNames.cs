namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>
/// Names that belong to one rule. They count positions instead of repeating what the user wrote, so they are always names.
/// </summary>
internal sealed record RuleNames(int Position)
{
    /// <summary>The location of requests that no rule matches.</summary>
    public const string Unmatched = "@unmatched";

    /// <summary>The location of requests whose path the origin may read differently.</summary>
    public const string Ambiguous = "@ambiguous";

    public string Location => $"@rule_{Position}";

    /// <summary>The hop's server: the front asks for it as <c>s-STATUS.rule-1</c>, STATUS being $upstream_cache_status.</summary>
    public string HopHost => $"rule-{Position}";

    /// <summary>The query string that counts.</summary>
    public VariableName Arguments => Variable("args");

    /// <summary>Not empty when the request is neither answered from the store nor stored.</summary>
    public VariableName Bypass => Variable("bypass");

    /// <summary>Not empty when a response to a request with Authorization lacks the origin's consent.</summary>
    public VariableName NoConsent => Variable("no_consent");

    /// <summary>The origin's lifetime within the rule's maximum.</summary>
    public VariableName Capped => Variable("capped");

    /// <summary>The edge lifetime in seconds, empty for none.</summary>
    public VariableName Lifetime => Variable("lifetime");

    /// <summary>"1" when the response may be stored.</summary>
    public VariableName Store => Variable("store");

    public VariableName StaleWhileRevalidate => Variable("swr");

    public VariableName StaleIfError => Variable("sie");

    /// <summary>The Cache-Control line that the front obeys.</summary>
    public VariableName Edge => Variable("edge");

    /// <summary>The Cache-Control line for the client.</summary>
    public VariableName Client => Variable("client");

    /// <summary>The argument of nginx's expires directive.</summary>
    public VariableName Expires => Variable("expires");

    /// <summary>"; stored" where that is so.</summary>
    public VariableName Stored => Variable("stored");

    public VariableName Variable(string suffix) => VariableName.Own($"{Position}_{suffix}");
}
