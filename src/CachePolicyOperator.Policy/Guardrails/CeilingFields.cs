using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Guardrails;

/// <summary>The fields of a ceiling and the budget that each limits.</summary>
internal static class CeilingFields
{
    internal static IReadOnlyList<(Budget Budget, string Field, string? Text)> Of(ClassCeiling ceiling) =>
    [
        (Budget.Edge, "edge", ceiling.Edge),
        (Budget.Client, "client", ceiling.Client),
        (Budget.WhileRevalidate, "whileRevalidate", ceiling.WhileRevalidate),
        (Budget.IfError, "ifError", ceiling.IfError),
        (Budget.Negative, "negative", ceiling.Negative),
        (Budget.NotFound, "notFound", ceiling.NotFound),
        (Budget.Staleness, "staleness", ceiling.Staleness),
    ];
}
