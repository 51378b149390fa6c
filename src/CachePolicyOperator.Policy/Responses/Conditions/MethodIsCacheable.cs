namespace CachePolicyOperator.Policy.Responses.Conditions;

/// <summary>Of the methods whose responses may be stored, caches implement GET and HEAD.</summary>
internal sealed class MethodIsCacheable : IStorageCondition
{
    public StorageRemark? Judge(ReviewedResponse reviewed) =>
        reviewed.Request.Method is "GET" or "HEAD"
            ? null
            : new(true, "RFC 9110 section 9.2.3", $"responses to {reviewed.Request.Method} are not reused");
}
