using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Guardrails.AdmissionPolicies;
using CachePolicyOperator.Policy.Manifests;
using static CachePolicyOperator.Tests.Policy.Guardrails.Make;

namespace CachePolicyOperator.Tests.Policy.Guardrails.AdmissionPolicies;

/// <summary>What each case's guard-rail compiles to. CACHEPOLICY_ACCEPT=1 writes what is compiled now.</summary>
public sealed class AdmissionPolicyCompilerTests
{
    private static readonly string Folder = Path.Combine(TestData.Root, "guardrails", "admission");

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, TypeInfoResolver = KindsJsonContext.Default };

    public static TheoryData<string> Cases => [.. Directory.EnumerateFiles(Folder, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_guard_rail_compiles_to_its_golden_file(string name)
    {
        var pair = Compile(Read(name));
        var text = new JsonArray(
            JsonSerializer.SerializeToNode(pair!.Policy, KindsJsonContext.Default.ValidatingAdmissionPolicy),
            JsonSerializer.SerializeToNode(pair.Binding, KindsJsonContext.Default.ValidatingAdmissionPolicyBinding)).ToJsonString(Readable) + "\n";

        var golden = Path.Combine(Folder, $"{name}.json");
        if (Environment.GetEnvironmentVariable("CACHEPOLICY_ACCEPT") == "1")
            File.WriteAllText(golden, text);
        Assert.True(File.Exists(golden), $"{golden} is missing; CACHEPOLICY_ACCEPT=1 writes it");
        Assert.Equal(File.ReadAllText(golden), text);
    }

    [Fact]
    public void A_guard_rail_without_a_ceiling_that_CEL_can_judge_compiles_to_nothing()
    {
        Assert.Null(Compile(new CacheGuardrail()));
        Assert.Null(Compile(new CacheGuardrail { Spec = new() { Ceilings = [new() { ContentClass = ContentClass.Html, Staleness = "1h" }] } }));
    }

    [Theory]
    [InlineData(RuleSeverity.Off, null, false)]
    [InlineData(RuleSeverity.DenyUnlessAcknowledged, null, false)]
    [InlineData(RuleSeverity.Report, RuleSeverity.Deny, true)]
    [InlineData(RuleSeverity.Deny, null, true)]
    public void A_rule_that_any_guard_rail_softens_is_left_to_the_webhook_unless_this_one_insists(RuleSeverity others, RuleSeverity? own, bool isCompiled)
    {
        var guardrail = new CacheGuardrail { Spec = new() { Ceilings = [new() { ContentClass = ContentClass.Html, Edge = "1m" }], Severities = Severities(own) } };

        Assert.Equal(isCompiled, Compile(guardrail, Guardrail("other", spec: new() { Severities = Severities(others) })) is not null);
    }

    [Fact]
    public void The_pair_is_good_until_the_first_of_its_exceptions_ends()
    {
        Assert.Equal(new DateTimeOffset(2026, 7, 15, 0, 0, 0, TimeSpan.Zero), Compile(Read("excepting"))!.ValidUntil);
    }

    [Fact]
    public void A_text_cannot_leave_its_literal()
    {
        Assert.Equal(@"'\u0027 || true || \u0027\u005c\u000a'", Cel.Text("' || true || '\\\n"));
    }

    private static AdmissionPolicyPair? Compile(CacheGuardrail guardrail, params Guardrail[] others) => AdmissionPolicyCompiler.Compile(guardrail, others, Now);

    private static CacheGuardrail Read(string name) => YamlManifest.ReadAll(File.ReadAllText(Path.Combine(Folder, $"{name}.yaml"))).Single()
        .Deserialize(EntitiesJsonContext.Default.CacheGuardrail)!;

    private static Dictionary<string, RuleSeverity>? Severities(RuleSeverity? severity) => severity is { } given ? new() { ["TTL-001"] = given } : null;
}
