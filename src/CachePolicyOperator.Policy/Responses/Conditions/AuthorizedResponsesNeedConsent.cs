namespace CachePolicyOperator.Policy.Responses.Conditions;

/// <summary>What was answered to somebody with credentials is shared only with the origin's word.</summary>
internal sealed class AuthorizedResponsesNeedConsent : IStorageCondition
{
    private static readonly string[] Consents = ["public", "s-maxage", "must-revalidate"];

    public StorageRemark? Judge(ReviewedResponse reviewed) =>
        !reviewed.HasAuthorization ? null
        : Consents.FirstOrDefault(reviewed.Says) is { } consent ? new(false, "RFC 9111 section 3.5", $"the request has Authorization, and {consent} allows to share the response")
        : new(true, "RFC 9111 section 3.5", "the request has Authorization, and the response says neither public, s-maxage nor must-revalidate");
}
