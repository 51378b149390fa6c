using System.Globalization;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Guardrails.AdmissionPolicies;

/// <summary>One ceiling in CEL: which rules of a policy exceed it.</summary>
/// <param name="RuleId">The rule of the catalogue that says the same in the webhook.</param>
/// <param name="ContentClass">The class.</param>
/// <param name="Budget">What is limited.</param>
/// <param name="Ceiling">The longest.</param>
internal sealed record CeilingCheck(string RuleId, ContentClass ContentClass, Budget Budget, CacheDuration Ceiling)
{
    private const string NotFound = "status == '404' || status == '410'";

    /// <summary>An identifier of CEL: <c>htmlEdge</c>.</summary>
    internal string Variable => $"{char.ToLowerInvariant(ContentClass.ToString()[0])}{ContentClass.ToString()[1..]}{Budget}";

    /// <summary>The rule of the catalogue for a budget; null where only the webhook judges: the sum of several fields.</summary>
    internal static string? RuleFor(Budget budget) => budget switch
    {
        Budget.Edge => "TTL-001",
        Budget.Client => "TTL-006",
        Budget.WhileRevalidate or Budget.IfError => "STL-001",
        Budget.Negative or Budget.NotFound => "NEG-001",
        _ => null,
    };

    /// <summary>The names of the rules that exceed the ceiling and are not tolerated.</summary>
    internal string Expression(IEnumerable<GuardrailException> tolerated) =>
        "object.spec.rules.filter(r, (has(r.cache) ? r.cache : 'Store') == 'Store'"
        + $" && (has(r.contentClass) ? r.contentClass : 'Html') == '{ContentClass}'"
        + string.Concat(tolerated.Select(exception => $" && !({Covers(exception)})"))
        + $" && {Exceeds}).map(r, r.name)";

    /// <summary>What the message says after the names of the rules.</summary>
    internal string Message(string guardrail) =>
        $"{Fields} of {ContentClass} is longer than the {Ceiling} that {guardrail} allows; lower it to {Ceiling}, or ask the guard-rail's owners for an exception ({RuleId})";

    private string Fields => Budget switch
    {
        Budget.Edge => "an edge lifetime (ttl.edge, ttl.max or ttl.default)",
        Budget.Client => "a client lifetime (ttl.client)",
        Budget.WhileRevalidate => "a stale window (stale.whileRevalidate)",
        Budget.IfError => "a stale window (stale.ifError)",
        Budget.Negative => "an error lifetime (ttl.negative)",
        _ => "an error lifetime (ttl.negative of 404 or 410)",
    };

    private string Exceeds => Budget switch
    {
        Budget.Edge => $"has(r.ttl) && ({Over("r.ttl", "edge")} || {Over("r.ttl", "max")} || {Over("r.ttl", "default")})",
        Budget.Client => $"has(r.ttl) && {Over("r.ttl", "client")}",
        Budget.WhileRevalidate => $"has(r.stale) && {Over("r.stale", "whileRevalidate")}",
        Budget.IfError => $"has(r.stale) && {Over("r.stale", "ifError")}",
        Budget.Negative => Stored($"!({NotFound})"),
        _ => Stored($"({NotFound})"),
    };

    private static string Covers(GuardrailException exception) =>
        $"namespaceObject.metadata.name in {Cel.Texts(exception.Namespaces)}"
        + (exception.Policies is { } policies ? $" && object.metadata.name in {Cel.Texts(policies)}" : "")
        + (exception.CacheRules is { } rules ? $" && r.name in {Cel.Texts(rules)}" : "");

    private string Stored(string statuses) =>
        $"has(r.ttl) && has(r.ttl.negative) && r.ttl.negative.exists(status, {statuses} && {Cel.Seconds("r.ttl.negative[status]")} > {Seconds})";

    private string Over(string parent, string name) => $"(has({parent}.{name}) && {Cel.Seconds($"{parent}.{name}")} > {Seconds})";

    private string Seconds => Ceiling.Seconds.ToString(CultureInfo.InvariantCulture);
}
