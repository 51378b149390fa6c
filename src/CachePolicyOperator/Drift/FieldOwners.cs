using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Drift;

/// <summary>
/// The part of an object's metadata that says who set its fields. It is read only when somebody wants to know: often it is
/// larger than the object itself, which is why ObjectMeta does not have it.
/// </summary>
internal sealed record FieldOwners
{
    public IReadOnlyList<ManagedFieldsEntry>? ManagedFields { get; init; }
}
