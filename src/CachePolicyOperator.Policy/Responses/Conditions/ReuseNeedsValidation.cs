namespace CachePolicyOperator.Policy.Responses.Conditions;

/// <summary>no-cache allows to store, not to reuse without asking.</summary>
internal sealed class ReuseNeedsValidation : IStorageCondition
{
    public StorageRemark? Judge(ReviewedResponse reviewed) =>
        reviewed.Says("no-cache") ? new(false, "RFC 9111 section 5.2.2.4", "no-cache: stored, it may not be reused without asking the origin each time") : null;
}
