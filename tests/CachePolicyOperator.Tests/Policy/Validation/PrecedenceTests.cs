using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Tests.Policy.Validation;

public sealed class PrecedenceTests
{
    [Fact]
    public void A_policy_without_rivals_wins() => Assert.Null(Precedence.WinnerOver(Policy("a", 1), []));

    [Fact]
    public void The_older_one_wins() =>
        Assert.Equal("b", Precedence.WinnerOver(Policy("a", 2), [Policy("a", 2), Policy("b", 1)])?.Metadata.Name);

    [Fact]
    public void The_older_one_is_told_of_nobody() => Assert.Null(Precedence.WinnerOver(Policy("b", 1), [Policy("a", 2), Policy("b", 1)]));

    [Fact]
    public void Of_equally_old_ones_the_first_by_name_wins() =>
        Assert.Equal("a", Precedence.WinnerOver(Policy("b", 1), [Policy("a", 1), Policy("b", 1)])?.Metadata.Name);

    [Fact]
    public void One_that_is_being_deleted_does_not_count()
    {
        var leaving = Policy("a", 1);
        leaving = leaving with { Metadata = leaving.Metadata with { DeletionTimestamp = DateTimeOffset.UnixEpoch } };
        Assert.Null(Precedence.WinnerOver(Policy("b", 2), [leaving, Policy("b", 2)]));
    }

    private static CachePolicy Policy(string name, int second) =>
        new() { Metadata = new() { Name = name, Uid = $"uid-{name}", CreationTimestamp = DateTimeOffset.FromUnixTimeSeconds(second) } };
}
