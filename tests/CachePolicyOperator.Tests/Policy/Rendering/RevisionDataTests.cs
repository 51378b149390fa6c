using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rendering;
using CachePolicyOperator.Tests.Operator.Controllers;

namespace CachePolicyOperator.Tests.Policy.Rendering;

public sealed class RevisionDataTests
{
    private const string SealName = "cachepolicy-seal.conf";

    private static readonly RenderedConfig Rendered = Render(Storefront.Policy.Spec, 3);

    [Fact]
    public void What_was_written_is_read_back()
    {
        var read = RevisionData.Read("storefront", RevisionData.Of(Rendered))!;

        Assert.Equal(Rendered.Files, read.Files);
        Assert.Equal(RevisionData.Of(Rendered), RevisionData.Of(read));
        Assert.Equal(
            (Rendered.Content, Rendered.Revision, 3, Rendered.ConfigMapName, Rendered.StatusPort),
            (read.Content, read.Revision, read.CacheGeneration, read.ConfigMapName, read.StatusPort));
        Assert.Equal("60s", read.Spec!.Rules[0].Ttl!.Max);
    }

    [Fact]
    public void The_bytes_of_another_version_of_the_operator_are_brought_back_as_they_were()
    {
        // What this version never renders, sealed as it seals.
        var files = new Dictionary<string, string>(Rendered.Files) { ["cachepolicy.conf"] = "# of an earlier version\n" };
        var earlier = (Rendered with { Files = files }).Reseal(3);

        var back = RevisionData.Read("storefront", RevisionData.Of(earlier))!.Reseal(7);

        Assert.Equal("# of an earlier version\n", back.Files["cachepolicy.conf"]);
        Assert.Equal((earlier.Content, 7), (back.Content, back.CacheGeneration));
        Assert.NotEqual(earlier.Revision, back.Revision);
        Assert.Same(back.Spec, back.Reseal(8).Spec);
    }

    [Fact]
    public void A_resealed_rendering_is_the_rendering_in_that_generation()
    {
        var (resealed, rendered) = (Rendered.Reseal(9), Render(Storefront.Policy.Spec, 9));

        Assert.Equal(rendered.Files, resealed.Files);
        Assert.Equal((rendered.Content, rendered.Revision, rendered.ConfigMapName), (resealed.Content, resealed.Revision, resealed.ConfigMapName));
    }

    [Fact]
    public void Only_the_seal_depends_on_the_generation()
    {
        var changed = Rendered.Files.Where(file => Rendered.Reseal(4).Files[file.Key] != file.Value);

        Assert.Equal([SealName], changed.Select(file => file.Key));
    }

    [Fact]
    public void The_spec_is_no_part_of_the_hashes()
    {
        var sameInOtherWords = Storefront.Policy.Spec with { Rules = [Storefront.Policy.Spec.Rules[0] with { Ttl = new() { Max = "1m" } }] };

        Assert.Equal(Rendered.Revision, Render(sameInOtherWords, 3).Revision);
    }

    [Theory]
    [InlineData("cachepolicy.conf", "edited")]
    [InlineData(SealName, "")]
    [InlineData(SealName, "geo $cachepolicy_revision {\n    default 000000000000;\n}\ngeo $cachepolicy_generation {\n    default 3;\n}\n")]
    [InlineData("cachepolicy.json", "{")]
    [InlineData("cachepolicy.json", "null")]
    [InlineData("another.conf", "# beside them")]
    public void What_the_seal_does_not_name_is_not_read(string name, string content)
    {
        var data = new Dictionary<string, string>(RevisionData.Of(Rendered)) { [name] = content };

        Assert.Null(RevisionData.Read("storefront", data));
    }

    [Fact]
    public void Data_without_a_spec_is_not_read() => Assert.Null(RevisionData.Read("storefront", Rendered.Files));

    [Fact]
    public void The_spec_counts_for_the_size()
    {
        var room = (1 << 20) - (16 << 10) - RevisionData.Of(Rendered).Sum(item => item.Key.Length + item.Value.Length);
        var spec = Storefront.Policy.Spec;

        Assert.True((Rendered with { Spec = Longer(room) }).FitsConfigMap);
        Assert.False((Rendered with { Spec = Longer(room + 1) }).FitsConfigMap);

        CachePolicySpec Longer(int bytes) => spec with { TargetRef = spec.TargetRef with { Name = spec.TargetRef.Name + new string('a', bytes) } };
    }

    private static RenderedConfig Render(CachePolicySpec spec, long generation) =>
        ConfigRenderer.Render(NamespacedName.Of(Storefront.Policy), spec, generation);
}
