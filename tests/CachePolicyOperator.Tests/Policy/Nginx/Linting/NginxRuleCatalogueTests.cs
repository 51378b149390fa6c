using CachePolicyOperator.Policy.Nginx.Linting;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Tests.Policy.Nginx.Linting;

public sealed class NginxRuleCatalogueTests
{
    [Fact]
    public void Ids_are_unique() =>
        Assert.Distinct(NginxRuleCatalogue.All.Select(rule => rule.Description.Id));

    [Fact]
    public void Every_rule_class_is_in_the_catalogue() =>
        Assert.Empty(typeof(NginxRuleCatalogue).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(INginxRule)) && !type.IsAbstract)
            .Except(NginxRuleCatalogue.All.Select(rule => rule.GetType())));

    [Fact]
    public void A_configuration_file_acknowledges_nothing() =>
        Assert.DoesNotContain(NginxRuleCatalogue.All, rule => rule.Description.Severity == Severity.DenyUnlessAcknowledged);
}
