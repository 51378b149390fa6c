using System.Text.Json.Nodes;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Generate.Documentation;
using CachePolicyOperator.Generate.Schema;
using CachePolicyOperator.Policy.Manifests;
using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Tests.Generation;
using CachePolicyOperator.Tests.Policy.Guardrails;

namespace CachePolicyOperator.Tests.Policy.Validation;

/// <summary>A kind whose schema and whose validation must agree.</summary>
/// <param name="Spec">The schema of its spec.</param>
/// <param name="Judge">Reads a document and judges it.</param>
/// <param name="Breaches">Every way to break the schema, in manifests that together set every field.</param>
internal sealed record AgreeingKind(SchemaNode Spec, Func<JsonNode, IReadOnlyList<PolicyViolation>> Judge, IReadOnlyList<(JsonNode Document, Breach Breach)> Breaches)
{
    private static readonly Dictionary<string, AgreeingKind> All = new(StringComparer.Ordinal)
    {
        // An origin is either a host or a Service.
        [nameof(CachePolicy)] = Of(typeof(CachePolicy), Judgement.Of, "testdata/good/complete.yaml", "config/samples/30-policy.yaml"),
        [nameof(CacheGuardrail)] = Of(typeof(CacheGuardrail), GuardrailJudgement.Of, "testdata/guardrails/good/complete.yaml"),
    };

    internal static TheoryData<string> Names => [.. All.Keys];

    internal static AgreeingKind Named(string name) => All[name];

    private static AgreeingKind Of(Type kind, Func<JsonNode, IReadOnlyList<PolicyViolation>> judge, params string[] manifests)
    {
        var spec = new SchemaReader(new XmlDocumentation()).Property(kind.GetProperty("Spec")!).Node;
        return new(spec, judge, [.. manifests.Select(Read).SelectMany(document => SchemaBreaches.Of(document["spec"]!, spec, "spec").Select(breach => (document, breach)))]);
    }

    private static JsonNode Read(string manifest) => YamlManifest.ReadAll(File.ReadAllText(RepositoryFolder.File(manifest))).Single();
}
