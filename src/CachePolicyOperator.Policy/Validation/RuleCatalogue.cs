using System.Collections.Frozen;
using CachePolicyOperator.Policy.Validation.Rules;

namespace CachePolicyOperator.Policy.Validation;

/// <summary>Every rule, in the order in which violations are reported and in which docs/rules.md lists them.</summary>
public static class RuleCatalogue
{
    public static IReadOnlyList<IPolicyRule> All { get; } =
    [
        // The document.
        new DocumentIsReadable(),
        new DocumentIsBounded(),
        new StringsStayWithinTheirQuotes(),
        new ListsAreBounded(),
        new ObjectNamesAreValid(),
        new PortsAreUsable(),
        new OriginIsOne(),
        new HostNamesAreValid(),
        new AcknowledgementsAreComplete(),
        new ProbesCanBeSent(),
        new ProbesCanSucceed(),
        new PrometheusCanBeAsked(),
        new CanariesAreCounted(),

        // What a rule matches.
        new MatchNamesOnePath(),
        new PathsCanMatch(),
        new RulesAreReachable(),
        new HeaderNamesAreTokens(),
        new CookieNamesAreTokens(),
        new QueryParametersAreNames(),

        // What a rule does.
        new SettingsHaveAnEffect(),
        new LifetimeIsStated(),
        new DefaultLifetimeIsWithinMax(),
        new NegativeStatusesAreErrors(),
        new StorageIsBounded(),
        new StoredMethodsAreSafe(),
        new DurationsHaveUnits(),
        new DurationsAreInRange(),
        new OriginLifetimeIsCapped(),

        // How long a response lives.
        new EdgeLifetimeIsWithinCeiling(),
        new GrowthIsAcknowledged(),
        new ClientLifetimeIsWithinCeiling(),
        new InvalidationIsDeclared(),
        new DefaultLifetimeIsShort(),
        new RetentionCoversLifetimes(),
        new NeighboursAgree(),
        new StaleWindowsAreBounded(),
        new ErrorsAreSurvived(),
        new ErrorLifetimesAreWithinCeiling(),
        new StoredErrorsAreAboutTheResource(),

        // Who shares it.
        new PersonalPathsAreNotShared(),
        new SessionsAreToldApart(),
        new PerUserCopiesAreAcknowledged(),
        new QueryTellsPagesApart(),
        new TrackingParametersDoNotCount(),
        new SecretsStayOutOfKeys(),
        new KeyedHeadersHaveFewValues(),
        new AssetsHaveAPlace(),

        // What a miss does.
        new MissesAreCoalesced(),
        new WaitingEndsBeforeTheOrigin(),

        // What the platform team decides.
        new RequiredFeaturesAreUsed(),
        new ForbiddenFeaturesAreNotUsed(),
        new EngineIsAllowed(),
        new KeyPartsAreAllowed(),

        new AcknowledgementsAreCurrent(),
    ];

    private static readonly FrozenDictionary<string, RuleDescription> ById =
        All.Select(rule => rule.Description).ToFrozenDictionary(rule => rule.Id, StringComparer.Ordinal);

    public static RuleDescription? Find(string id) => ById.GetValueOrDefault(id);
}
