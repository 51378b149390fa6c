using CachePolicyOperator.Policy.Rollout.Drift;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Policy.Rollout.Drift;

public sealed class DriftHistoryTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Five_drifts_are_put_back_at_once_and_the_sixth_is_a_fight()
    {
        var history = DriftHistory.None;
        for (var i = 0; i < 5; i++)
            history = PutBack(history, Noon.AddSeconds(i));

        Assert.Equal(Noon.AddSeconds(65), BackedOff(history, Noon.AddSeconds(5)).Until);
    }

    [Fact]
    public void A_drift_now_and_then_is_no_fight()
    {
        var history = DriftHistory.None;
        for (var i = 0; i < 50; i++)
            history = PutBack(history, Noon.AddMinutes(2 * i));
    }

    [Fact]
    public void Looking_again_while_stepping_back_changes_nothing()
    {
        var history = BackedOff(Fight(), Noon.AddSeconds(5)).After;

        Assert.Equal(history, BackedOff(history, Noon.AddSeconds(40)).After);
    }

    [Fact]
    public void Each_further_turn_waits_twice_as_long_up_to_half_an_hour()
    {
        var (history, now) = (Fight(), Noon.AddSeconds(5));
        List<double> pauses = [];
        for (var i = 0; i < 7; i++)
        {
            var (until, after) = BackedOff(history, now);
            pauses.Add((until - now).TotalMinutes);
            history = PutBack(after, until);
            now = until.AddSeconds(3);
        }

        Assert.Equal([1, 2, 4, 8, 16, 30, 30], pauses);
    }

    [Fact]
    public void Once_it_has_been_calm_for_the_window_everything_is_forgotten()
    {
        var (until, history) = BackedOff(Fight(), Noon.AddSeconds(5));
        history = PutBack(history, until);

        Assert.Equal(new DriftHistory([until.AddMinutes(11)], 0, null), PutBack(history, until.AddMinutes(11)), Same);
    }

    [Fact]
    public void A_fight_that_ended_while_the_operator_stepped_back_is_forgotten()
    {
        var (until, history) = BackedOff(Fight(), Noon.AddSeconds(5));

        Assert.Equal(DriftHistory.None, history.Seen(until.AddMinutes(10)).After, Same);
    }

    /// <summary>Each revert restarts pods.</summary>
    [Fact]
    public void Whatever_the_rhythm_a_window_holds_few_reverts()
    {
        var rhythm = Gen.Choose(1, 300).ListOf();

        Prop.ForAll(rhythm.ToArbitrary(), seconds =>
        {
            var (history, now) = (DriftHistory.None, Noon);
            List<DateTimeOffset> reverts = [];
            foreach (var pause in seconds)
            {
                now = now.AddSeconds(pause);
                var (decision, after) = history.Seen(now);
                history = decision is DriftDecision.Revert ? after.Reverted(now) : after;
                if (decision is DriftDecision.Revert)
                    reverts.Add(now);
            }

            // One revert ends each step back, so a window that a fight begins in holds a few more.
            return reverts.All(end => reverts.Count(revert => revert <= end && end - revert < DriftHistory.Window) <= DriftHistory.Most + 3);
        }).Check(Config.QuickThrowOnFailure);
    }

    private static DriftHistory Fight() =>
        Enumerable.Range(0, 5).Aggregate(DriftHistory.None, (history, second) => PutBack(history, Noon.AddSeconds(second)));

    private static DriftHistory PutBack(DriftHistory history, DateTimeOffset now)
    {
        var (decision, after) = history.Seen(now);
        Assert.IsType<DriftDecision.Revert>(decision);
        return after.Reverted(now);
    }

    private static (DateTimeOffset Until, DriftHistory After) BackedOff(DriftHistory history, DateTimeOffset now)
    {
        var (decision, after) = history.Seen(now);
        return (Assert.IsType<DriftDecision.BackOff>(decision).Until, after);
    }

    private static bool Same(DriftHistory a, DriftHistory b) => a.Reverts.SequenceEqual(b.Reverts) && a.Backoffs == b.Backoffs && a.Until == b.Until;
}
