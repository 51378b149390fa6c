using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Tests.Policy.Guardrails;

/// <summary>Guard-rails and subjects in few words.</summary>
internal static class Make
{
    internal static readonly DateTimeOffset Now = GuardrailJudgement.Now;

    internal static readonly PolicySubject Shop = Subject("shop", "storefront");

    internal static Guardrail Guardrail(string name, Enforcement enforcement = Enforcement.Deny, CacheGuardrailSpec? spec = null)
    {
        var given = (spec ?? new()) with { };
        given.Enforcement = enforcement;
        return new(new CacheGuardrail { Metadata = new ObjectMeta { Name = name }, Spec = given });
    }

    /// <summary>A guard-rail with one ceiling: Html at the edge.</summary>
    internal static Guardrail Edge(string name, string edge, Enforcement enforcement = Enforcement.Deny, params GuardrailException[] exceptions) => Guardrail(
        name,
        enforcement,
        new() { Ceilings = [new() { ContentClass = ContentClass.Html, Edge = edge }], Exceptions = exceptions.Length == 0 ? null : exceptions });

    internal static GuardrailException Exception(string rule = "TTL-001", string ns = "shop", int hours = 1) => new()
    {
        Name = "exception",
        Rules = [rule],
        Namespaces = [ns],
        Reason = "for the test of it",
        Owner = "tests",
        Expires = Now.AddHours(hours),
    };

    internal static PolicySubject Subject(string ns, string name, Dictionary<string, string>? namespaceLabels = null, Dictionary<string, string>? labels = null) =>
        new(ns, name, namespaceLabels ?? [], labels ?? []);

    internal static GuardrailSet Set(params Guardrail[] guardrails) => GuardrailSet.For(Shop, guardrails, Now);

    internal static CacheDuration Duration(string text) => CacheDuration.Parse(text).OrThrow();
}
