namespace CachePolicyOperator.Policy.Responses.Conditions;

/// <summary>Vary with * matches no other request.</summary>
internal sealed class VaryCanMatch : IStorageCondition
{
    public StorageRemark? Judge(ReviewedResponse reviewed) => reviewed.Response.Joined("Vary") switch
    {
        "" => null,
        var vary when vary.Contains('*') => new(true, "RFC 9111 section 4.1", "Vary: * matches no other request, so it would never be reused"),
        var vary => new(false, "RFC 9111 section 4.1", $"one copy for each value of {vary}"),
    };
}
