using System.Text;
using CachePolicyOperator.Policy.Manifests;
using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Tests.Generation;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Policy.Guardrails;

public sealed class GuardrailDocumentTests
{
    [Theory]
    [InlineData("""{"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "CachePolicy", "spec": {}}""", "kind", "write CacheGuardrail")]
    [InlineData("""{"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "CacheGuardrail"}""", "spec", "which policies the guard-rail is for")]
    [InlineData("""{"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "CacheGuardrail", "spec": {"enforcement": "deny"}}""", "spec.enforcement", "upper and lower case matter")]
    [InlineData("""{"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "CacheGuardrail", "spec": {"ceilings": [{"contentClass": "Html", "edge": 600}]}}""", "spec.ceilings[0].edge", "600 has no unit")]
    [InlineData("""{"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "CacheGuardrail", "spec": {"ceilings": [{"contentClass": "Html", "egde": "1m"}]}}""", "spec.ceilings[0].egde", "no field \"egde\"")]
    [InlineData("""{"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "CacheGuardrail", "spec": {"severities": {"TTL-001": "Ignore"}}}""", "spec.severities[TTL-001]", "one of Off")]
    [InlineData("""{"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "CacheGuardrail", "spec": {"severities": {"TTL-001": false}}}""", "spec.severities[TTL-001]", "not a value")]
    [InlineData("""{"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "CacheGuardrail", "spec": {"namespaceSelector": {"matchLabels": {"app.kubernetes.io/name": 1}}}}""", "spec.namespaceSelector.matchLabels[app.kubernetes.io/name]", "1 is not a value")]
    [InlineData("""{"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "CacheGuardrail", "spec": {"exceptions": [{"expires": "tomorrow"}]}}""", "spec.exceptions[0].expires", "\"tomorrow\" is not a time")]
    [InlineData("""{"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "CacheGuardrail", "spec": {"exceptions": [{"expires": "2027-01-31T00:00:00+01:00"}]}}""", "spec.exceptions[0].expires", "in UTC")]
    [InlineData("""{"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "CacheGuardrail", "spec": {"exceptions": [{"expires": "2027-02-30T00:00:00Z"}]}}""", "spec.exceptions[0].expires", "not a time")]
    public void What_cannot_be_read_is_a_violation_with_its_path(string json, string path, string message)
    {
        var violation = GuardrailJudgement.Of(Encoding.UTF8.GetBytes(json))[0];

        Assert.Equal(path, violation.Path);
        Assert.Contains(message, violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Braces_in_a_text_stay_what_they_are()
    {
        const string json = """
            {"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "CacheGuardrail", "spec": {"sessionCookies": ["{PropertyValue:Q}"]}}
            """;

        Assert.Contains("\"{PropertyValue:Q}\"", Assert.Single(GuardrailJudgement.Of(Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);
    }

    /// <summary>Bytes of a real guard-rail, with some overwritten, removed or doubled.</summary>
    [Fact]
    public void No_input_makes_it_throw()
    {
        var good = Encoding.UTF8.GetBytes(YamlManifest.ReadAll(File.ReadAllText(RepositoryFolder.File("testdata/guardrails/good/complete.yaml"))).Single().ToJsonString());
        var damaged =
            from places in Gen.Choose(0, good.Length - 1).ArrayOf(3)
            from bytes in Gen.Elements((byte)'"', (byte)'{', (byte)']', (byte)',', (byte)'0', (byte)'-', (byte)'n', (byte)0xff, (byte)'\\').ArrayOf(3)
            from cut in Gen.Choose(0, good.Length)
            from keepWhole in Gen.Elements(true, true, true, false)
            select Damage(good, places, bytes, keepWhole ? good.Length : cut);

        Prop.ForAll(damaged.ToArbitrary(), json => GuardrailJudgement.Of(json).All(IsComplete)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static bool IsComplete(PolicyViolation violation) =>
        violation.Message.Length > 10 && violation.RuleId.Length > 0 && !violation.Message.Any(char.IsControl);

    private static byte[] Damage(byte[] good, int[] places, byte[] bytes, int length)
    {
        var copy = good.ToArray();
        foreach (var (place, value) in places.Zip(bytes))
            copy[place] = value;
        return copy[..length];
    }
}
