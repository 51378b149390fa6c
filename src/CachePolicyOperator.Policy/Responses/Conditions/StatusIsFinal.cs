namespace CachePolicyOperator.Policy.Responses.Conditions;

/// <summary>A response is stored when it is whole.</summary>
internal sealed class StatusIsFinal : IStorageCondition
{
    public StorageRemark? Judge(ReviewedResponse reviewed) => reviewed.Response.Status switch
    {
        < 200 => new(true, "RFC 9111 section 3", "the status is not final"),
        206 => new(true, "RFC 9111 section 3.3", "a part of a representation is stored only by caches that put parts together"),
        304 => new(true, "RFC 9111 section 4.3.4", "a 304 says something about a stored response, and is none itself"),
        _ => null,
    };
}
