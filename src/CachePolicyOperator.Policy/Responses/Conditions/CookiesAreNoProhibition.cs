namespace CachePolicyOperator.Policy.Responses.Conditions;

/// <summary>A cookie alone does not forbid to store.</summary>
internal sealed class CookiesAreNoProhibition : IStorageCondition
{
    public StorageRemark? Judge(ReviewedResponse reviewed) =>
        reviewed.Response.Has("Set-Cookie")
            ? new(false, "RFC 9111 section 7.3", "Set-Cookie alone does not forbid to store it, and every user would get the same cookie")
            : null;
}
