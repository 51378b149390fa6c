using System.Text.Json;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Rollout.Holding;

/// <summary>
/// What the annotation on a held workload says: how it is held, and what the borrowed fields were before. Whoever reads it,
/// another operator too, can go on from there and give the fields back.
/// </summary>
/// <param name="Pods">So many pods take the revision.</param>
/// <param name="Partition">StatefulSet: the ordinal of the first of them.</param>
/// <param name="Was">The fields before.</param>
public sealed record HeldStrategy(int Pods, int? Partition, OwnStrategy Was)
{
    /// <summary>Null where the workload is not held. A text that cannot be read is as good as none: it is written anew.</summary>
    public static HeldStrategy? Of(IKubernetesObject workload)
    {
        try
        {
            return workload.Metadata.Annotations?.GetValueOrDefault(Marks.Held) is { } text
                ? JsonSerializer.Deserialize(text, HoldingJsonContext.Default.HeldStrategy)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, HoldingJsonContext.Default.HeldStrategy);
}
