namespace CachePolicyOperator.Policy.Rollout.Gates;

/// <summary>What one gate says about a canary.</summary>
/// <param name="Gate">The gate's name.</param>
/// <param name="Message">One line for people, with the numbers.</param>
public abstract record GateResult(string Gate, string Message)
{
    /// <summary>What was observed is as declared.</summary>
    public sealed record Pass(string Gate, string Message) : GateResult(Gate, Message);

    /// <summary>What was observed is not as declared: the change must go.</summary>
    public sealed record Fail(string Gate, string Message) : GateResult(Gate, Message);

    /// <summary>Too little was observed to say. The change is held: it neither passes nor goes.</summary>
    public sealed record Missing(string Gate, string Message) : GateResult(Gate, Message);
}
