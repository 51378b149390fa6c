using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Manifests;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Tests.Generation;
using static CachePolicyOperator.Tests.Policy.Guardrails.Make;

namespace CachePolicyOperator.Tests.Policy.Guardrails;

public sealed class DefaultCeilingsTests
{
    private static readonly (string Field, Budget Budget)[] Fields =
    [
        ("edge", Budget.Edge), ("client", Budget.Client), ("whileRevalidate", Budget.WhileRevalidate), ("ifError", Budget.IfError),
        ("negative", Budget.Negative), ("notFound", Budget.NotFound), ("staleness", Budget.Staleness),
    ];

    public static TheoryData<ContentClass> Classes => [.. Enum.GetValues<ContentClass>()];

    [Theory]
    [MemberData(nameof(Classes))]
    public void Every_class_has_every_budget_and_the_parts_fit_into_the_sum(ContentClass contentClass)
    {
        var of = Enum.GetValues<Budget>().ToDictionary(budget => budget, budget => DefaultCeilings.Of(contentClass, budget).Seconds);

        Assert.True(of[Budget.Edge] + of[Budget.Client] + Math.Max(of[Budget.WhileRevalidate], of[Budget.IfError]) <= of[Budget.Staleness]);
        Assert.True(of[Budget.Staleness] <= Duration(Limits.LongestStaleness).Seconds);
    }

    [Fact]
    public void Html_has_the_strictest_ceilings_together_with_Api_because_unnamed_classes_are_judged_as_it()
    {
        var others = Enum.GetValues<ContentClass>().Except([ContentClass.Html, ContentClass.Api]);

        Assert.All(others, other => Assert.All(Enum.GetValues<Budget>(), budget => Assert.True(DefaultCeilings.Of(ContentClass.Html, budget) <= DefaultCeilings.Of(other, budget))));
    }

    [Fact]
    public void The_sample_spells_them_all_out()
    {
        var spec = YamlManifest.ReadAll(File.ReadAllText(RepositoryFolder.File("config/samples/guardrails/platform-defaults.yaml"))).Single()["spec"]!;
        var written =
            from ceiling in spec["ceilings"]!.AsArray()
            from field in Fields
            select (ceiling!["contentClass"]!.GetValue<string>(), field.Budget, Duration(ceiling[field.Field]!.GetValue<string>()));

        Assert.Equal(All(), written.ToHashSet());
        Assert.Equal(GrowthBound.Default, new GrowthBound((int)spec["growth"]!["factor"]!.GetValue<long>(), Duration(spec["growth"]!["above"]!.GetValue<string>())));
    }

    /// <summary>The table in docs/guardrails.md: a row for each class, a column for each budget in the order of the fields.</summary>
    [Fact]
    public void The_page_for_platform_teams_shows_them_all()
    {
        var rows = File.ReadLines(RepositoryFolder.File("docs/guardrails.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(cell => cell.Trim('`')).ToList())
            .Where(cells => cells.Count == Fields.Length + 1 && Enum.TryParse<ContentClass>(cells[0], out _));
        var written = rows.SelectMany(cells => Fields.Select((field, i) => (cells[0], field.Budget, Duration(cells[i + 1]))));

        Assert.Equal(All(), written.ToHashSet());
    }

    private static HashSet<(string, Budget, CacheDuration)> All() =>
    [
        .. from contentClass in Enum.GetValues<ContentClass>()
           from budget in Enum.GetValues<Budget>()
           select (contentClass.ToString(), budget, DefaultCeilings.Of(contentClass, budget)),
    ];
}
