using System.Globalization;
using CachePolicyOperator.Generate.Schema;
using CachePolicyOperator.Policy.Model;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Policy.Validation;

/// <summary>What the CRD's schema refuses, the validation refuses too, at the same field: not every policy has passed a schema.</summary>
public sealed class SchemaAgreementTests
{
    public static TheoryData<string> Kinds => AgreeingKind.Names;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_breach_of_the_schema_is_a_violation_at_its_field(string name)
    {
        var kind = AgreeingKind.Named(name);
        var missed = new List<string>();
        foreach (var (good, breach) in kind.Breaches)
        {
            var document = good.DeepClone();
            breach.Apply(document);
            if (!kind.Judge(document).Any(violation => violation.Path.StartsWith(breach.Path, StringComparison.Ordinal)))
                missed.Add($"{breach.Path}: {breach.What}");
        }

        Assert.Empty(missed);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_breaches_cover_every_field_with_a_constraint(string name)
    {
        var kind = AgreeingKind.Named(name);
        var constrained = Constrained("spec", kind.Spec).Select(Unindexed).Distinct().ToHashSet();

        Assert.Empty(constrained.Except(kind.Breaches.Select(known => Unindexed(known.Breach.Path))));
    }

    [Fact]
    public void A_duration_that_the_parser_reads_passes_the_schemas_pattern()
    {
        var pattern = new System.Text.RegularExpressions.Regex(new DurationBounds("0s", "365d", Milliseconds: true).Pattern);

        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seconds =>
            pattern.IsMatch(CacheDuration.FromSeconds(seconds % 315_360_000L).ToString())).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_passes_the_schemas_pattern_the_parser_reads_or_calls_too_long()
    {
        string[] units = ["d", "h", "m", "s", "ms"];
        var texts = Gen.Choose(0, 9999).ArrayOf(units.Length)
            .Select(numbers => string.Concat(numbers.Select((number, i) => number % 3 == 0 ? "" : number.ToString(CultureInfo.InvariantCulture) + units[i])))
            .Where(text => text.Length > 0);

        Prop.ForAll(texts.ToArbitrary(), text => CacheDuration.Parse(text) switch
        {
            Parsed<CacheDuration>.Value => true,
            Parsed<CacheDuration>.Refused refused => refused.Reason.Contains("longer", StringComparison.Ordinal),
            _ => false,
        }).QuickCheckThrowOnFailure();
    }

    private static IEnumerable<string> Constrained(string path, SchemaNode node)
    {
        var isConstrained = node.Pattern is not null || node.Length is not null || node.Range is not null || node.Enum.Count > 0 || node.Count is not null;
        if (isConstrained)
            yield return path;
        foreach (var field in node.Properties.SelectMany(property => Constrained($"{path}.{property.Name}", property.Node)))
            yield return field;
        foreach (var field in node.Items is { } items ? Constrained($"{path}[]", items) : [])
            yield return field;
        foreach (var field in node.Values is { } values ? Constrained($"{path}[]", values) : [])
            yield return field;
    }

    private static string Unindexed(string path) => System.Text.RegularExpressions.Regex.Replace(path, @"\[[^\]]*\]", "[]");
}
