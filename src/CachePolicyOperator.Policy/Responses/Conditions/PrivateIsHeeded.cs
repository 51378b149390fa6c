namespace CachePolicyOperator.Policy.Responses.Conditions;

/// <summary>private forbids shared caches.</summary>
internal sealed class PrivateIsHeeded : IStorageCondition
{
    public StorageRemark? Judge(ReviewedResponse reviewed) =>
        reviewed.Says("private") ? new(true, "RFC 9111 section 5.2.2.7", "private leaves it to the browser of the one user") : null;
}
