using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Explaining.Origins;

/// <summary>What a rule makes of a response of the origin.</summary>
public abstract record EdgeDecision
{
    private EdgeDecision()
    {
    }

    /// <param name="Lifetime">How long it is answered from the store.</param>
    /// <param name="Because">Where the lifetime comes from.</param>
    /// <param name="WhileRevalidate">How long past it, while a new copy is fetched.</param>
    /// <param name="IfError">How long past it, while the origin fails.</param>
    public sealed record Stored(CacheDuration Lifetime, string Because, StaleWindow WhileRevalidate, StaleWindow IfError) : EdgeDecision;

    public sealed record NotStored(IReadOnlyList<string> Reasons) : EdgeDecision;
}
