using CachePolicyOperator.Policy.Validation;

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
    public void Every_rule_has_a_title_of_its_own()
    {
        Assert.All(RuleCatalogue.All, rule => Assert.False(string.IsNullOrEmpty(rule.Description.Title), rule.Description.Id));
        Assert.Distinct(RuleCatalogue.All.Select(rule => rule.Description.Title));
    }

    /// <summary>Only what cannot be rendered is beyond guard-rails, and that is always refused.</summary>
    [Fact]
    public void Rules_about_the_form_deny()
    {
        Assert.All(
            RuleCatalogue.All.Select(rule => rule.Description).Where(rule => rule.Concerns == SpecSection.Form),
            rule => Assert.Equal(Severity.Deny, rule.Severity));
    }
}
