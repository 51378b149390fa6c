using System.Text;
using CachePolicyOperator.Policy.Manifests;
using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Tests.Generation;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Policy.Validation;

public sealed class PolicyDocumentTests
{
    [Theory]
    [InlineData("", "", "not valid JSON")]
    [InlineData("{", "", "not valid JSON")]
    [InlineData("[]", "", "not an object")]
    [InlineData("""{"apiVersion": "cachepolicy.dev/v9", "kind": "CachePolicy", "spec": {}}""", "apiVersion", "cachepolicy.dev/v1alpha1")]
    [InlineData("""{"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "Pod", "spec": {}}""", "kind", "CachePolicy")]
    [InlineData("""{"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "CachePolicy"}""", "spec", "missing")]
    [InlineData("""{"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "CachePolicy", "spec": {"rules": 1}}""", "spec.rules", "1 is not a value")]
    [InlineData("""{"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "CachePolicy", "spec": {"listen": {"port": "80"}}}""", "spec.listen.port", "\"80\" is not a value")]
    [InlineData("""{"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "CachePolicy", "spec": {"rules": [{"bypas": {}}]}}""", "spec.rules[0].bypas", "no field \"bypas\"")]
    [InlineData("""{"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "CachePolicy", "spec": {"engine": "nginx"}}""", "spec.engine", "upper and lower case matter")]
    [InlineData("""{"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "CachePolicy", "spec": {"engine": "\ud800"}}""", "", "half of a character")]
    [InlineData("""{"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "CachePolicy", "spec": {"storage": {"size": 1e999}}}""", "spec.storage.size", "1e999")]
    [InlineData("""{"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "CachePolicy", "spec": {"rules": [{"key": {"headers": [null]}}]}}""", "spec.rules[0].key.headers[0]", "null")]
    [InlineData("""{"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "CachePolicy", "spec": {"rules": [null]}}""", "spec.rules[0]", "null")]
    [InlineData("""{"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "CachePolicy", "spec": {"rules": [{"ttl": {"negative": {"404": null}}}]}}""", "spec.rules[0].ttl.negative[404]", "null")]
    [InlineData("""{"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "CachePolicy", "metadata": {"labels": 1}, "spec": {}}""", "metadata.labels", "1 is not a value")]
    public void What_cannot_be_read_is_a_violation_with_its_path(string json, string path, string message)
    {
        var violation = Judgement.Of(Encoding.UTF8.GetBytes(json))[0];

        Assert.Equal(path, violation.Path);
        Assert.Contains(message, violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_unknown_names_and_unitless_numbers_are_reported_at_once()
    {
        const string json = """
            {"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "CachePolicy", "spec": {
              "engine": "Squid", "rules": [{"cache": "Maybe", "ttl": {"max": 60, "negative": {"404": 10}}}]}}
            """;

        var violations = Judgement.Of(Encoding.UTF8.GetBytes(json));

        Assert.Equal(
            ["spec.engine", "spec.rules[0].cache", "spec.rules[0].ttl.max", "spec.rules[0].ttl.negative[404]"],
            violations.Select(violation => violation.Path));
    }

    /// <summary>Bytes of a real policy, with some overwritten, removed or doubled.</summary>
    [Fact]
    public void No_input_makes_it_throw()
    {
        var good = Encoding.UTF8.GetBytes(YamlManifest.ReadAll(File.ReadAllText(RepositoryFolder.File("testdata/good/complete.yaml"))).Single().ToJsonString());
        var damaged =
            from places in Gen.Choose(0, good.Length - 1).ArrayOf(3)
            from bytes in Gen.Elements((byte)'"', (byte)'{', (byte)']', (byte)',', (byte)'0', (byte)'-', (byte)'n', (byte)0xff, (byte)'\\').ArrayOf(3)
            from cut in Gen.Choose(0, good.Length)
            from keepWhole in Gen.Elements(true, true, true, false)
            select Damage(good, places, bytes, keepWhole ? good.Length : cut);

        Prop.ForAll(damaged.ToArbitrary(), json => Judgement.Of(json).All(IsComplete)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
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
