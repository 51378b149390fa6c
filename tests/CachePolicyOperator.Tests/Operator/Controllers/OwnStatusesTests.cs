using System.Globalization;
using CachePolicyOperator.Controllers;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Tests.Operator.Controllers;

public sealed class OwnStatusesTests
{
    private static readonly CachePolicyStatus Written = new() { Revision = "abc" };

    private readonly OwnStatuses _statuses = new();

    [Fact]
    public void The_version_that_a_status_was_written_over_has_it()
    {
        _statuses.Keep(Policy("uid", "41"), Written);

        Assert.Same(Written, _statuses.Latest(Policy("uid", "41")).Status);
    }

    [Fact]
    public void A_second_status_over_the_same_version_replaces_the_first()
    {
        var second = new CachePolicyStatus { Revision = "def" };
        _statuses.Keep(Policy("uid", "41"), Written);
        _statuses.Keep(_statuses.Latest(Policy("uid", "41")), second);

        Assert.Same(second, _statuses.Latest(Policy("uid", "41")).Status);
    }

    [Theory]
    [InlineData("uid", "42")]
    [InlineData("another", "41")]
    public void Another_version_and_another_policy_count_for_themselves(string uid, string version)
    {
        var cached = Policy(uid, version);
        _statuses.Keep(Policy("uid", "41"), Written);

        Assert.Same(cached, _statuses.Latest(cached));
    }

    [Fact]
    public void Of_many_statuses_only_the_last_are_kept()
    {
        for (var i = 0; i < 1000; i++)
            _statuses.Keep(Policy(i.ToString(CultureInfo.InvariantCulture), "41"), Written);

        Assert.Null(_statuses.Latest(Policy("0", "41")).Status);
        Assert.Same(Written, _statuses.Latest(Policy("999", "41")).Status);
    }

    private static CachePolicy Policy(string uid, string version) => new() { Metadata = new() { Uid = uid, ResourceVersion = version } };
}
