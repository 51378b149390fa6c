using CachePolicyOperator.Abstractions.Entities.Schema;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Entities;

/// <summary>What the guard-rail is for, and what it allows there. What it does not mention keeps the operator's defaults.</summary>
[ValidationRule("!has(self.required) || !has(self.forbidden) || self.required.all(f, !(f in self.forbidden))", "a feature cannot be both required and forbidden")]
[ValidationRule("!has(self.forbidden) || !('Override' in self.forbidden && 'RespectOrigin' in self.forbidden)", "with both Override and RespectOrigin forbidden no rule could store anything")]
[ValidationRule("!has(self.required) || !('Override' in self.required && 'RespectOrigin' in self.required)", "a rule has one mode: Override and RespectOrigin cannot both be required")]
public sealed record CacheGuardrailSpec
{
    /// <summary>The namespaces that the guard-rail is for, by their labels. Without it: all.</summary>
    public LabelSelector? NamespaceSelector { get; init; }

    /// <summary>The CachePolicies that the guard-rail is for, by their labels. Without it: all of the namespaces.</summary>
    public LabelSelector? PolicySelector { get; init; }

    /// <summary>What breaking the guard-rail leads to.</summary>
    [Default("\"Deny\"")]
    public Enforcement Enforcement { get; set; } = Enforcement.Deny;

    /// <summary>How long content of each class may live. A class that is not listed keeps the operator's defaults.</summary>
    [Items(1, 5)]
    [ListMapKey("contentClass")]
    public IReadOnlyList<ClassCeiling>? Ceilings { get; init; }

    /// <summary>How much longer a lifetime may become in one change without an acknowledgement.</summary>
    public GrowthLimit? Growth { get; init; }

    /// <summary>Features that every rule that stores must use.</summary>
    [Items(1, 16)]
    public IReadOnlyList<PolicyFeature>? Required { get; init; }

    /// <summary>Features that no rule may use.</summary>
    [Items(1, 16)]
    public IReadOnlyList<PolicyFeature>? Forbidden { get; init; }

    /// <summary>Engines that may be used. Without it: every one that the operator knows.</summary>
    [Items(1, 8)]
    public IReadOnlyList<Engine>? Engines { get; init; }

    /// <summary>What may be part of a cache key, besides scheme, host, path and query.</summary>
    public KeyParts? Key { get; init; }

    /// <summary>
    /// Cookies that tell users apart. A rule that stores pages or API responses must bypass the cache for them or have them in its key.
    /// </summary>
    [Items(1, 32)]
    [Length(1, 64)]
    [Pattern(Patterns.Cookie)]
    public IReadOnlyList<string>? SessionCookies { get; init; }

    /// <summary>Severities by rule id, in place of the catalogue's. Rules about a policy's form keep theirs.</summary>
    [Items(1, 64)]
    [ValidationRule("self.all(id, id.matches('" + Patterns.RuleId + "'))", "keys must be ids of rules, such as TTL-001")]
    public IReadOnlyDictionary<string, RuleSeverity>? Severities { get; init; }

    /// <summary>How many rollouts may be in progress at once. Of several guard-rails the strictest decides.</summary>
    public RolloutLimits? Rollouts { get; init; }

    /// <summary>What is tolerated for a while, where and why.</summary>
    [Items(1, 128)]
    [ListMapKey("name")]
    public IReadOnlyList<GuardrailException>? Exceptions { get; init; }
}
