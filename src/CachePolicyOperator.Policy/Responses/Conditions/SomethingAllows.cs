namespace CachePolicyOperator.Policy.Responses.Conditions;

/// <summary>Something of the response must allow to store it: a lifetime, public, or its status.</summary>
internal sealed class SomethingAllows : IStorageCondition
{
    // RFC 9110 section 15.1.
    private static readonly int[] HeuristicallyCacheable = [200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501];

    public StorageRemark? Judge(ReviewedResponse reviewed) =>
        reviewed.Says("public") || reviewed.Says("max-age") || reviewed.Says("s-maxage") || reviewed.Expires is not null || HeuristicallyCacheable.Contains(reviewed.Response.Status)
            ? null
            : new(true, "RFC 9111 section 3", $"nothing allows to store a {reviewed.Response.Status}: it has neither a lifetime nor public, and the status alone does not allow it");
}
