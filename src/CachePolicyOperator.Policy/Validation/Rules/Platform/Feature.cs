using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>Where a feature is set, and what to write to use it or not.</summary>
internal sealed record Feature(PolicyFeature Name, string Field, string ToUse, string ToAvoid)
{
    private static readonly Dictionary<PolicyFeature, Feature> All = new Feature[]
    {
        new(PolicyFeature.ContentClass, "contentClass", "say what the content is, such as contentClass: Html", "remove contentClass"),
        new(PolicyFeature.Override, "ttl.mode", "set mode: Override, with edge", "set mode: RespectOrigin, with max"),
        new(PolicyFeature.RespectOrigin, "ttl.mode", "set mode: RespectOrigin, with max", "set mode: Override, with edge"),
        new(PolicyFeature.ClientCaching, "ttl.client", "set client to more than 0s", "remove client, or set it to 0s"),
        new(PolicyFeature.NegativeCaching, "ttl.negative", "add negative, such as {\"404\": 10s}", "remove negative"),
        new(PolicyFeature.StaleWhileRevalidate, "stale.whileRevalidate", "add whileRevalidate, such as 10s", "remove whileRevalidate"),
        new(PolicyFeature.StaleIfError, "stale.ifError", "add ifError, such as 5m", "remove ifError"),
        new(PolicyFeature.Coalescing, "coalescing.enabled", "remove enabled: false", "set enabled: false"),
        new(PolicyFeature.AuthorizationCaching, "bypass.authorization", "set authorization: OriginConsent", "set authorization: Bypass"),
        new(PolicyFeature.HttpsOrigin, "scheme", "set scheme: Https", "set scheme: Http"),
    }.ToDictionary(feature => feature.Name);

    internal static Feature Of(PolicyFeature name) => All[name];

    /// <summary>Whether it is the policy's as a whole, and not a rule's.</summary>
    internal bool IsOfPolicy => Name == PolicyFeature.HttpsOrigin;

    internal bool IsUsedBy(CachePolicySpec spec) => IsOfPolicy && spec.Origin.Scheme == OriginScheme.Https;

    internal bool IsUsedBy(StoringRule storing) => Name switch
    {
        PolicyFeature.ContentClass => storing.Rule.ContentClass is not null,
        PolicyFeature.Override => storing.IsOverride,
        PolicyFeature.RespectOrigin => !storing.IsOverride,
        PolicyFeature.ClientCaching => storing.Client?.Seconds > 0,
        PolicyFeature.NegativeCaching => storing.Rule.Ttl?.Negative is { Count: > 0 },
        PolicyFeature.StaleWhileRevalidate => storing.WhileRevalidate?.Seconds > 0,
        PolicyFeature.StaleIfError => storing.IfError?.Seconds > 0,
        PolicyFeature.Coalescing => storing.Rule.Coalescing.Enabled,
        PolicyFeature.AuthorizationCaching => storing.Rule.Bypass.Authorization == AuthorizationMode.OriginConsent,
        _ => throw new InvalidOperationException($"{Name} is not a rule's"),
    };
}
