using CachePolicyOperator.Policy.Responses.Conditions;

namespace CachePolicyOperator.Policy.Responses;

/// <summary>Whether a shared cache may store a response (RFC 9111 section 3).</summary>
public static class StorageConditions
{
    private static readonly IReadOnlyList<IStorageCondition> All =
    [
        new MethodIsCacheable(),
        new StatusIsFinal(),
        new NoStoreIsHeeded(),
        new PrivateIsHeeded(),
        new AuthorizedResponsesNeedConsent(),
        new SomethingAllows(),
        new VaryCanMatch(),
        new CookiesAreNoProhibition(),
        new ReuseNeedsValidation(),
    ];

    /// <summary>It may be stored where none of the remarks forbids it.</summary>
    public static IReadOnlyList<StorageRemark> Judge(ReviewedResponse reviewed) => [.. All.Select(condition => condition.Judge(reviewed)).OfType<StorageRemark>()];
}
