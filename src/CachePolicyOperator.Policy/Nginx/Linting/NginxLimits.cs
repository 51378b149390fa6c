using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;

namespace CachePolicyOperator.Policy.Nginx.Linting;

/// <summary>The limits that raw configuration is held to.</summary>
/// <param name="Edge">How long the proxy may serve a stored response, by class.</param>
/// <param name="Client">How long a browser may use a response, by class: no purge reaches it there.</param>
/// <param name="Negative">How long an error may be stored.</param>
/// <param name="NotFound">How long 404 and 410 may be stored.</param>
public sealed record NginxLimits(
    IReadOnlyDictionary<ContentClass, NginxLimit> Edge,
    IReadOnlyDictionary<ContentClass, NginxLimit> Client,
    NginxLimit Negative,
    NginxLimit NotFound)
{
    /// <summary>All files together; the API server refuses a ConfigMap above 1 MiB, with its metadata.</summary>
    public const int MostBytes = 900 * 1024;

    /// <summary>What holds where no guard-rail says otherwise.</summary>
    public static NginxLimits Default { get; } = Of(GuardrailSet.None);

    /// <summary>The limits of the guard-rails in force, the strictest of each kind. Errors are of no class: those of Html hold for them.</summary>
    public static NginxLimits Of(GuardrailSet guardrails) => new(
        ByClass(guardrails, Budget.Edge),
        ByClass(guardrails, Budget.Client),
        Limit(guardrails, ContentClass.Html, Budget.Negative),
        Limit(guardrails, ContentClass.Html, Budget.NotFound));

    private static Dictionary<ContentClass, NginxLimit> ByClass(GuardrailSet guardrails, Budget budget) =>
        Enum.GetValues<ContentClass>().ToDictionary(contentClass => contentClass, contentClass => Limit(guardrails, contentClass, budget));

    private static NginxLimit Limit(GuardrailSet guardrails, ContentClass contentClass, Budget budget)
    {
        var limit = guardrails.LimitOn(contentClass, budget);
        return new(limit.Longest, limit.SetBy.Title);
    }
}
