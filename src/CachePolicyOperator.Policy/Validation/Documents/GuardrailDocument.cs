using System.Collections.Frozen;
using System.Text.Json;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails.Validation;

namespace CachePolicyOperator.Policy.Validation.Documents;

/// <summary>Reads a CacheGuardrail from JSON that nobody has checked: from a file, an admission review, a pull request.</summary>
/// <remarks>Guarantees: no exception for any input; whatever is wrong is a violation with the path of its field.</remarks>
public static class GuardrailDocument
{
    private static readonly DocumentKind Kind =
        new(nameof(CacheGuardrail), "cgr", GuardrailRules.Readable.Id, GuardrailRules.Durations.Id, "which policies the guard-rail is for, and what it allows there")
        {
            Enumerated = new Dictionary<string, string[]>
            {
                ["enforcement"] = Enum.GetNames<Enforcement>(),
                ["contentClass"] = Enum.GetNames<ContentClass>(),
                ["required"] = Enum.GetNames<PolicyFeature>(),
                ["forbidden"] = Enum.GetNames<PolicyFeature>(),
                ["engines"] = Enum.GetNames<Engine>(),
                ["severities"] = Enum.GetNames<RuleSeverity>(),
            }.ToFrozenDictionary(StringComparer.Ordinal),
            Durations = ["edge", "client", "whileRevalidate", "ifError", "negative", "notFound", "staleness", "above"],
            Maps = ["matchLabels", "severities"],
            Times = ["expires"],
        };

    private static readonly DocumentReader<ReadGuardrail> Reader = new(
        Kind,
        (document, spec) => new ReadGuardrail.Readable(
            document.Deserialize(EntitiesJsonContext.Default.CacheGuardrail)! with { Spec = spec.Deserialize(StrictJson.Context.CacheGuardrailSpec)! }),
        violations => new ReadGuardrail.Refused(violations));

    public static ReadGuardrail Parse(ReadOnlyMemory<byte> json) => Reader.Parse(json);

    /// <param name="document">An element of a document that was parsed from valid UTF-8.</param>
    public static ReadGuardrail Parse(JsonElement document) => Reader.Parse(document);
}
