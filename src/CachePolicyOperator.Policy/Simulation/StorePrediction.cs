using CachePolicyOperator.Policy.Simulation.Storing;

namespace CachePolicyOperator.Policy.Simulation;

/// <summary>What the stores of all pods held at most, each, and what was removed to make room.</summary>
/// <param name="Objects">Objects of the fullest store.</param>
/// <param name="Bytes">Bytes of the fullest store, in whole blocks.</param>
/// <param name="EvictedBySize">Objects that storage.size had no room for.</param>
/// <param name="EvictedByNumber">Objects that the index of the store had no room for.</param>
/// <param name="MostObjects">Room in the index of one store.</param>
/// <param name="IsCapped">Whether the simulation follows fewer objects than the proxy would keep.</param>
public sealed record StorePrediction(long Objects, long Bytes, long EvictedBySize, long EvictedByNumber, int MostObjects, bool IsCapped)
{
    internal static StorePrediction Of(IReadOnlyList<ObjectStore> stores, int mostObjects, bool isCapped) => new(
        stores.Max(store => store.MostCount),
        stores.Max(store => store.MostBlocks) * RequestModel.BlockBytes,
        stores.Sum(store => store.EvictedBySize),
        stores.Sum(store => store.EvictedByNumber),
        mostObjects,
        isCapped);
}
