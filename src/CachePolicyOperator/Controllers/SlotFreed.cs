using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout.Slots;
using CachePolicyOperator.Runtime.Controllers.Predicates;

namespace CachePolicyOperator.Controllers;

/// <summary>A rollout that was in progress is not any more.</summary>
internal sealed class SlotFreed : IPredicate<CachePolicy>
{
    public bool Accepts(CachePolicy previous, CachePolicy current) =>
        SlotUse.Of(previous.Status) == SlotState.Holding && SlotUse.Of(current.Status) != SlotState.Holding;
}
