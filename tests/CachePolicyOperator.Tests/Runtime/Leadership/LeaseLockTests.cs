using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Runtime.Leadership;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Runtime.Leadership;

public sealed class LeaseLockTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly LeaseServer _server = new();
    private readonly LeaseLock _lock;

    public LeaseLockTests()
    {
        _lock = new(_server, new() { Namespace = "system", Name = "operator", Identity = "me" }, _time);
    }

    private LeaseSpec Spec => _server.Stored!.Spec!;

    [Fact]
    public async Task A_missing_lease_is_created()
    {
        Assert.IsType<LeaseAttempt.Held>(await Acquire());

        Assert.Equal("GET POST", _server.Requests);
        Assert.Equal(new LeaseSpec { HolderIdentity = "me", LeaseDurationSeconds = 15, AcquireTime = Now, RenewTime = Now, LeaseTransitions = 0 }, Spec);
        Assert.Equal("operator", _server.Stored!.Metadata.Name);
        Assert.Equal("system", _server.Stored.Metadata.Namespace);
    }

    [Fact]
    public async Task A_released_lease_is_taken_at_once()
    {
        _server.StoreSpec(new() { HolderIdentity = "", LeaseDurationSeconds = 1, RenewTime = Now, LeaseTransitions = 4 });

        Assert.IsType<LeaseAttempt.Held>(await Acquire());

        Assert.Equal("me", Spec.HolderIdentity);
        Assert.Equal(15, Spec.LeaseDurationSeconds);
        Assert.Equal(5, Spec.LeaseTransitions);
    }

    [Fact]
    public async Task A_lease_without_a_spec_is_taken()
    {
        _server.Store(_ => new Lease { Metadata = new() { Name = "operator", Namespace = "system" } });

        Assert.IsType<LeaseAttempt.Held>(await Acquire());
        Assert.Equal(1, Spec.LeaseTransitions);
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(0)]
    [InlineData(3600)]
    public async Task A_held_lease_expires_by_the_local_clock_whatever_its_timestamps_say(int skewSeconds)
    {
        _server.StoreSpec(Other(Now.AddSeconds(skewSeconds)));

        Assert.Equal(new LeaseAttempt.Taken("other"), await Acquire());
        _time.Advance(TimeSpan.FromSeconds(14.9));
        Assert.Equal(new LeaseAttempt.Taken("other"), await Acquire());
        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.IsType<LeaseAttempt.Held>(await Acquire());
        Assert.Equal(3, Spec.LeaseTransitions);
        Assert.Equal(Now, Spec.AcquireTime);
    }

    [Fact]
    public async Task A_lease_that_is_renewed_is_not_taken()
    {
        _server.StoreSpec(Other(Now));
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(new LeaseAttempt.Taken("other"), await Acquire());
            _time.Advance(TimeSpan.FromSeconds(10));
            _server.StoreSpec(Other(Now));
        }

        Assert.Equal("other", _lock.Holder);
        Assert.Null(_lock.SinceRenewal);
    }

    [Fact]
    public async Task A_changed_label_is_no_sign_of_life_of_the_holder()
    {
        _server.StoreSpec(Other(Now));
        await Acquire();
        _time.Advance(TimeSpan.FromSeconds(14));
        _server.Store(lease => lease! with { Metadata = lease.Metadata with { Labels = new Dictionary<string, string> { ["a"] = "b" } } });
        await Acquire();
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.IsType<LeaseAttempt.Held>(await Acquire());
        Assert.Equal("b", _server.Stored!.Metadata.Labels!["a"]);
    }

    [Fact]
    public async Task The_holders_own_duration_counts()
    {
        _server.StoreSpec(Other(Now) with { LeaseDurationSeconds = 60 });
        await Acquire();
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.IsType<LeaseAttempt.Taken>(await Acquire());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<LeaseAttempt.Held>(await Acquire());
    }

    [Fact]
    public async Task Of_two_that_take_an_expired_lease_one_gets_it()
    {
        _server.StoreSpec(Other(Now));
        await Acquire();
        _time.Advance(TimeSpan.FromSeconds(15));
        _server.Before = verb =>
        {
            if (verb == "PUT")
                _server.StoreSpec(Other(Now) with { HolderIdentity = "third" });
        };

        Assert.True(Assert.IsType<KubernetesApiException>(Assert.IsType<LeaseAttempt.Failed>(await Acquire()).Reason).IsConflict);
        Assert.Null(_lock.SinceRenewal);
        Assert.Equal("third", Spec.HolderIdentity);
    }

    [Fact]
    public async Task A_lease_that_another_creates_first_is_not_ours()
    {
        _server.Before = verb =>
        {
            if (verb == "POST")
                _server.StoreSpec(Other(Now));
        };

        Assert.IsType<LeaseAttempt.Failed>(await Acquire());
        Assert.Null(_lock.SinceRenewal);
    }

    [Fact]
    public async Task A_renewal_is_one_PUT_that_keeps_what_it_need_not_change()
    {
        await Acquire();
        var acquired = Spec;
        _server.ForgetRequests();
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.IsType<LeaseAttempt.Held>(await Renew());
        Assert.IsType<LeaseAttempt.Held>(await Renew());

        Assert.Equal("PUT PUT", _server.Requests);
        Assert.Equal(acquired with { RenewTime = Now }, Spec);
        Assert.Equal(TimeSpan.Zero, _lock.SinceRenewal);
    }

    [Fact]
    public async Task A_renewal_after_a_foreign_write_reads_the_lease_and_goes_on()
    {
        await Acquire();
        _server.ForgetRequests();
        _server.Store(lease => lease! with { Metadata = lease.Metadata with { Labels = new Dictionary<string, string> { ["a"] = "b" } } });

        Assert.IsType<LeaseAttempt.Held>(await Renew());
        Assert.IsType<LeaseAttempt.Held>(await Renew());

        Assert.Equal("PUT GET PUT PUT", _server.Requests);
        Assert.Equal("b", _server.Stored!.Metadata.Labels!["a"]);
    }

    [Theory]
    [InlineData("other")]
    [InlineData("")]
    public async Task A_renewal_that_finds_another_holder_or_none_gives_the_lease_up(string holder)
    {
        await Acquire();
        _server.StoreSpec(Other(Now) with { HolderIdentity = holder });

        Assert.Equal(new LeaseAttempt.Taken(holder), await Renew());
        Assert.Null(_lock.SinceRenewal);
        Assert.Equal(holder, _lock.Holder);
        Assert.Equal(holder, Spec.HolderIdentity);
    }

    [Fact]
    public async Task A_deleted_lease_is_created_again_by_its_holder()
    {
        await Acquire();
        var acquired = Spec;
        _time.Advance(TimeSpan.FromSeconds(2));
        _server.Store(_ => null);

        Assert.IsType<LeaseAttempt.Held>(await Renew());
        Assert.Equal(acquired with { RenewTime = Now }, Spec);
    }

    [Fact]
    public async Task A_renewal_whose_answer_was_lost_counts_for_the_others_only()
    {
        await Acquire();
        _time.Advance(TimeSpan.FromSeconds(2));
        _server.After = _ => throw new HttpRequestException("reset");
        Assert.IsType<LeaseAttempt.Failed>(await Renew());
        Assert.Equal(TimeSpan.FromSeconds(2), _lock.SinceRenewal);

        _server.After = null;
        _server.ForgetRequests();
        Assert.IsType<LeaseAttempt.Held>(await Renew());
        Assert.Equal("PUT GET PUT", _server.Requests);
    }

    [Fact]
    public async Task Our_own_renewal_counts_from_when_it_was_sent()
    {
        _server.Before = verb => _time.Advance(TimeSpan.FromSeconds(verb == "POST" ? 3 : 0));
        await Acquire();
        Assert.Equal(TimeSpan.FromSeconds(3), _lock.SinceRenewal);
    }

    [Fact]
    public async Task A_release_clears_the_holder_and_shortens_the_lease()
    {
        await Acquire();
        _time.Advance(TimeSpan.FromSeconds(2));
        _server.ForgetRequests();

        Assert.Equal(new LeaseAttempt.Taken(""), await _lock.ReleaseAsync(CancellationToken.None));

        Assert.Equal("PUT", _server.Requests);
        Assert.Equal(new LeaseSpec { HolderIdentity = "", LeaseDurationSeconds = 1, AcquireTime = Now, RenewTime = Now, LeaseTransitions = 0 }, Spec);
        Assert.Null(_lock.SinceRenewal);
    }

    [Fact]
    public async Task A_release_after_a_lost_answer_reads_the_lease_first()
    {
        await Acquire();
        _server.After = _ => throw new HttpRequestException("reset");
        await Renew();
        _server.After = null;

        Assert.Equal(new LeaseAttempt.Taken(""), await _lock.ReleaseAsync(CancellationToken.None));
        Assert.Equal("", Spec.HolderIdentity);
    }

    [Fact]
    public async Task A_release_never_clears_another_holder()
    {
        await Acquire();
        _server.StoreSpec(Other(Now));

        Assert.Equal(new LeaseAttempt.Taken("other"), await _lock.ReleaseAsync(CancellationToken.None));
        Assert.Equal("other", Spec.HolderIdentity);
    }

    private DateTimeOffset Now => _time.GetUtcNow();

    private Task<LeaseAttempt> Acquire() => _lock.AcquireAsync(CancellationToken.None);

    private Task<LeaseAttempt> Renew() => _lock.RenewAsync(CancellationToken.None);

    private static LeaseSpec Other(DateTimeOffset renewed) =>
        new() { HolderIdentity = "other", LeaseDurationSeconds = 15, AcquireTime = renewed, RenewTime = renewed, LeaseTransitions = 2 };
}
