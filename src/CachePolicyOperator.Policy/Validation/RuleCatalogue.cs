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
    ];
}
