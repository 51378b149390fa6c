namespace CachePolicyOperator.Policy.Guardrails;

/// <summary>What a ceiling limits.</summary>
public enum Budget
{
    Edge,
    Client,
    WhileRevalidate,
    IfError,

    /// <summary>Error responses other than 404 and 410.</summary>
    Negative,

    /// <summary>404 and 410.</summary>
    NotFound,

    /// <summary>Edge lifetime, the longer stale window and client lifetime together.</summary>
    Staleness,
}
