using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Tests.Generation;

namespace CachePolicyOperator.Tests.Policy.Validation;

public sealed class RuleCatalogueTests
{
    [Fact]
    public void Ids_are_unique()
    {
        Assert.Distinct(RuleCatalogue.All.Select(rule => rule.Description.Id));
    }

    [Fact]
    public void Every_rule_class_is_in_the_catalogue()
    {
        var classes = typeof(RuleCatalogue).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IPolicyRule)) && !type.IsAbstract);

        Assert.Empty(classes.Except(RuleCatalogue.All.Select(rule => rule.GetType())));
    }

    [Fact]
    public void Every_rule_has_a_bad_manifest()
    {
        var tested = Directory.EnumerateFiles(RepositoryFolder.File("testdata/bad"), "*.yaml")
            .Select(path => File.ReadLines(path).Single(line => line.StartsWith("# rule: ", StringComparison.Ordinal))["# rule: ".Length..]);

        Assert.Empty(RuleCatalogue.All.Select(rule => rule.Description.Id).Except(tested));
    }
}
