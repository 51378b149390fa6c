using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Policy.Status;

/// <summary>A condition without its times.</summary>
public sealed record Verdict(string Type, ConditionStatus Status, string Reason, string Message)
{
    /// <summary>The condition. Its transition time moves only with its status.</summary>
    /// <param name="previous">The conditions before.</param>
    /// <param name="generation">The generation that was observed.</param>
    /// <param name="now">The time of a transition; metav1.Time has whole seconds.</param>
    public Condition ToCondition(IReadOnlyList<Condition>? previous, long generation, DateTimeOffset now)
    {
        var before = previous?.FirstOrDefault(condition => condition.Type == Type);
        return new()
        {
            Type = Type,
            Status = Status,
            ObservedGeneration = generation,
            LastTransitionTime = before?.Status == Status ? before.LastTransitionTime : DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()),
            Reason = Reason,
            Message = Message,
        };
    }
}
