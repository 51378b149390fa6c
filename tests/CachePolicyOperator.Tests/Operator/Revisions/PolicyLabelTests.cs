using CachePolicyOperator.Revisions;

namespace CachePolicyOperator.Tests.Operator.Revisions;

public sealed class PolicyLabelTests
{
    [Fact]
    public void A_short_name_is_its_own_label() => Assert.Equal("storefront", PolicyLabel.Of("storefront"));

    [Fact]
    public void A_long_name_is_cut_and_stays_unique()
    {
        var (first, second) = (PolicyLabel.Of(new string('a', 200) + "-1"), PolicyLabel.Of(new string('a', 200) + "-2"));
        Assert.NotEqual(first, second);
        Assert.All([first, second], label => Assert.InRange(label.Length, 1, 63));
    }

    [Fact]
    public void A_name_that_is_cut_at_a_dot_still_makes_a_label() =>
        Assert.Matches("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", PolicyLabel.Of(string.Join('.', Enumerable.Repeat("abc", 40))));
}
