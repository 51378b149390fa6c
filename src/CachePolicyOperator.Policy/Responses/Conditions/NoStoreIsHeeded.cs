namespace CachePolicyOperator.Policy.Responses.Conditions;

/// <summary>no-store forbids, unless must-understand overrules it for caches that know the status.</summary>
internal sealed class NoStoreIsHeeded : IStorageCondition
{
    public StorageRemark? Judge(ReviewedResponse reviewed) =>
        !reviewed.Says("no-store") ? null
        : reviewed.Says("must-understand") ? new(false, "RFC 9111 section 5.2.2.3", "must-understand overrules no-store in caches that know the status")
        : new(true, "RFC 9111 section 5.2.2.5", "no-store forbids any cache to store it");
}
