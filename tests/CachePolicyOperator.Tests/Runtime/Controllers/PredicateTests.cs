using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Runtime.Controllers.Predicates;

namespace CachePolicyOperator.Tests.Runtime.Controllers;

public sealed class PredicateTests
{
    private static readonly Deployment Before = Some.Deployment("a", "1", generation: 1);

    public static TheoryData<string, string, bool> Entries => new()
    {
        { "", "", false },
        { "", "a=1", true },
        { "a=1", "", true },
        { "a=1", "a=1", false },
        { "a=1", "a=2", true },
        { "a=1", "b=1", true },
        { "a=1 b=2", "b=2 a=1", false },
    };

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(1, 2, true)]
    [InlineData(0, 0, true)]
    public void A_generation_passes_when_it_changed_or_is_not_counted(long before, long after, bool accepted) =>
        Assert.Equal(accepted, new GenerationChanged().Accepts(
            Some.Deployment("a", "1", generation: before), Some.Deployment("a", "2", generation: after)));

    [Theory]
    [InlineData("1", "1", false)]
    [InlineData("1", "2", true)]
    public void A_version_passes_when_it_changed(string before, string after, bool accepted) =>
        Assert.Equal(accepted, new ResourceVersionChanged().Accepts(Some.Deployment("a", before), Some.Deployment("a", after)));

    [Theory]
    [MemberData(nameof(Entries))]
    public void Labels_pass_when_they_changed(string before, string after, bool accepted) =>
        Assert.Equal(accepted, new LabelChanged().Accepts(Labelled(before), Labelled(after)));

    [Theory]
    [MemberData(nameof(Entries))]
    public void Annotations_pass_when_they_changed(string before, string after, bool accepted) =>
        Assert.Equal(accepted, new AnnotationChanged().Accepts(Annotated(before), Annotated(after)));

    [Fact]
    public void No_labels_and_empty_labels_are_the_same() =>
        Assert.False(new LabelChanged().Accepts(
            Before, Before with { Metadata = Before.Metadata with { Labels = new Dictionary<string, string>() } }));

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Predicates_combine_as_in_logic(bool a, bool b)
    {
        var (first, second) = (new Changed<Deployment>((_, _) => a), new Changed<Deployment>((_, _) => b));

        Assert.Equal(a && b, new AllOf<Deployment>(first, second).Accepts(Before, Before));
        Assert.Equal(a || b, new AnyOf<Deployment>(first, second).Accepts(Before, Before));
        Assert.Equal(!a, new Not<Deployment>(first).Accepts(Before, Before));
    }

    [Fact]
    public void Predicates_of_any_kind_fit_where_one_of_a_kind_is_asked_for()
    {
        var either = new AnyOf<Deployment>(new GenerationChanged(), new LabelChanged());

        Assert.True(either.Accepts(Before, Labelled("a=1")));
    }

    private static Deployment Labelled(string entries) => Before with { Metadata = Before.Metadata with { Labels = Parse(entries) } };

    private static Deployment Annotated(string entries) => Before with { Metadata = Before.Metadata with { Annotations = Parse(entries) } };

    private static Dictionary<string, string>? Parse(string entries) => entries.Length == 0
        ? null
        : entries.Split(' ').Select(entry => entry.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
}
