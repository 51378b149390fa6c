using CachePolicyOperator.Controllers;
using CachePolicyOperator.Entities;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Operator.Controllers;

public sealed class SpecEditsTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly SpecEdits _edits;

    public SpecEditsTests()
    {
        _edits = new(_time);
    }

    [Fact]
    public void A_new_policy_does_not_wait()
    {
        Assert.Null(_edits.Remaining(Policy(generation: 1, observed: 0, revision: null)));
        Assert.Null(_edits.Remaining(Policy(generation: 2, observed: 1, revision: null)));
    }

    [Fact]
    public void What_is_no_edit_does_not_wait()
    {
        Assert.Null(_edits.Remaining(Policy(generation: 4, observed: 4)));
    }

    [Fact]
    public void An_edit_waits_until_it_is_quiet()
    {
        var edited = Policy(generation: 2, observed: 1);

        Assert.Equal(2, Seconds(edited));
        _time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal(0.5, Seconds(edited));
        _time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Null(Seconds(edited));
    }

    [Fact]
    public void Every_further_edit_begins_the_quiet_anew_but_not_for_ever()
    {
        for (var second = 0; second < 9; second++)
        {
            Assert.Equal(Math.Min(2, 10 - second), Seconds(Policy(generation: 2 + second, observed: 1)));
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1, Seconds(Policy(generation: 11, observed: 1)));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(Seconds(Policy(generation: 12, observed: 1)));
    }

    [Fact]
    public void An_edit_after_a_burst_has_ended_begins_another()
    {
        Seconds(Policy(generation: 2, observed: 1));
        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.Null(Seconds(Policy(generation: 2, observed: 1)));

        Assert.Equal(2, Seconds(Policy(generation: 3, observed: 2)));
    }

    [Fact]
    public void A_policy_that_is_made_again_under_the_same_name_is_another()
    {
        Seconds(Policy(generation: 2, observed: 1, uid: "first"));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(2, Seconds(Policy(generation: 2, observed: 1, uid: "second")));
    }

    private double? Seconds(CachePolicy policy) => _edits.Remaining(policy)?.TotalSeconds;

    private static CachePolicy Policy(long generation, long observed, string? revision = "0123456789ab", string uid = "u") => new()
    {
        Metadata = new() { Name = "storefront", Namespace = "shop", Uid = uid, Generation = generation },
        Status = new() { ObservedGeneration = observed, Revision = revision },
    };
}
