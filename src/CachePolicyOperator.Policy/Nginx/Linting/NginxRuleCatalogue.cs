using CachePolicyOperator.Policy.Nginx.Linting.Rules;

namespace CachePolicyOperator.Policy.Nginx.Linting;

/// <summary>Every rule for raw configuration, in the order in which docs/nginx-rules.md lists them.</summary>
public static class NginxRuleCatalogue
{
    public static IReadOnlyList<INginxRule> All { get; } =
    [
        new EdgeLifetimeIsWithinCeiling(),
        new TimesHaveUnits(),
        new TimesAreSane(),
        new ClientLifetimeIsWithinCeiling(),
        new StaleServingIsBounded(),
        new StaleServingHeedsTheOrigin(),
        new ErrorLifetimesAreShort(),
        new OnlyLastingErrorsAreStored(),
        new RedirectsAreNotStoredByDefault(),
        new AuthorizedResponsesAreNotShared(),
        new CookiesAreNotShared(),
        new ProhibitionsAreHeeded(),
        new KeyHoldsTheHost(),
        new StoredMethodsHaveTheirBodyInTheKey(),
        new KeyHoldsTheScheme(),
        new KeyHoldsNoSecret(),
        new VaryIsHeeded(),
        new CompressionVaries(),
        new MissesAreCoalesced(),
        new ExtensionsDoNotDecideAlone(),
        new OriginsDoNotOutrankTheFile(),
        new PurgingIsRestricted(),
        new CachesAreBounded(),
        new HeadersAreNotLost(),
        new FilesFitIntoAConfigMap(),
        new CacheStatusIsVisible(),
    ];
}
