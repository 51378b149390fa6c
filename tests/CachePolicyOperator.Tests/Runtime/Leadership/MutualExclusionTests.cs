using System.Diagnostics.Metrics;
using CachePolicyOperator.Runtime.Leadership;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Runtime.Leadership;

/// <summary>Whatever clocks, network and server do: never two leaders.</summary>
public sealed class MutualExclusionTests
{
    /// <summary>One candidate's attempt, and what befalls it.</summary>
    private sealed record Move(bool First, int WaitBefore, int SendTime, int AnswerTime, Fate Fate, int ClockStep);

    private enum Fate
    {
        Arrives,
        IsLost,
        AnswerIsLost,
        Releases,
    }

    private static Gen<Move> Moves =>
        from first in Gen.Elements(true, false)
        from waitBefore in Gen.Choose(0, 6)
        from sendTime in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, 12)))
        from answerTime in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, 12)))
        from fate in Gen.Frequency(
            (12, Gen.Constant(Fate.Arrives)),
            (2, Gen.Constant(Fate.IsLost)),
            (2, Gen.Constant(Fate.AnswerIsLost)),
            (1, Gen.Constant(Fate.Releases)))
        from clockStep in Gen.Choose(-100_000, 100_000)
        select new Move(first, waitBefore, sendTime, answerTime, fate, clockStep);

    [Fact]
    public void Two_candidates_never_hold_the_lease_at_the_same_time() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(Moves.ListOf().Resize(60).ToArbitrary(), moves =>
        {
            var shared = new FakeTimeProvider();
            var server = new LeaseServer();
            var clocks = new[] { new SteppingClock(shared), new SteppingClock(shared) };
            var locks = new[] { Candidate(server, "one", clocks[0]), Candidate(server, "two", clocks[1]) };
            foreach (var move in moves)
            {
                var mover = move.First ? 0 : 1;
                shared.Advance(TimeSpan.FromSeconds(move.WaitBefore));
                clocks[mover].Step = TimeSpan.FromSeconds(move.ClockStep);
                Make(move, locks[mover], server, shared);
                if (locks.All(l => l.SinceRenewal < TimeSpan.FromSeconds(15)))
                    return false;
            }

            return true;
        }));

    [Fact]
    public void Two_electors_never_lead_at_the_same_time_and_one_leads_in_the_end() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100),
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var chance = new Random(seed);
            using var meter = new Meter("exclusion-tests");
            using var stop = new CancellationTokenSource();
            var shared = new FakeTimeProvider();
            var server = new LeaseServer();
            var turns = new Turns();
            var clocks = new[] { new SteppingClock(shared), new SteppingClock(shared) };
            LeaderElector Elector(int i) => new(
                server, Options($"candidate-{i}"), meter, clocks[i], new Random(seed + i), NullLogger<LeaderElector>.Instance);
            var electors = new[] { Elector(0), Elector(1) };
            var runs = new[] { Start(turns, electors[0], stop.Token), Start(turns, electors[1], stop.Token) };

            for (var step = 0; step < 200; step++)
            {
                var fails = chance.Next(4) == 0;
                server.Before = fails ? _ => throw new HttpRequestException("refused") : null;
                clocks[chance.Next(2)].Step = TimeSpan.FromSeconds(chance.Next(-100_000, 100_000));
                shared.Advance(TimeSpan.FromMilliseconds(chance.Next(1, 4000)));
                turns.RunAll();
                if (electors[0].IsLeader && electors[1].IsLeader)
                    return false;
                // What the host does about a lost lease: a new process with a new name.
                for (var i = 0; i < 2; i++)
                {
                    if (!runs[i].IsCompleted)
                        continue;
                    Assert.IsType<LeadershipLostException>(runs[i].Exception!.InnerException);
                    electors[i] = new(
                        server, Options($"candidate-{i}-{step}"), meter, clocks[i], new Random(step), NullLogger<LeaderElector>.Instance);
                    runs[i] = Start(turns, electors[i], stop.Token);
                }
            }

            server.Before = null;
            for (var step = 0; step < 60; step++)
            {
                shared.Advance(TimeSpan.FromSeconds(1));
                turns.RunAll();
            }

            return electors.Count(e => e.IsLeader) == 1;
        }));

    private static void Make(Move move, LeaseLock candidate, LeaseServer server, FakeTimeProvider shared)
    {
        server.Before = _ =>
        {
            shared.Advance(TimeSpan.FromSeconds(move.SendTime));
            if (move.Fate == Fate.IsLost)
                throw new HttpRequestException("refused");
        };
        server.After = _ =>
        {
            shared.Advance(TimeSpan.FromSeconds(move.AnswerTime));
            if (move.Fate == Fate.AnswerIsLost)
                throw new HttpRequestException("reset");
        };

        // In-memory requests end at once: the loop of the elector, without its timers.
        var attempt = (candidate.SinceRenewal, move.Fate) switch
        {
            (null, _) => candidate.AcquireAsync(CancellationToken.None),
            (_, Fate.Releases) => candidate.ReleaseAsync(CancellationToken.None),
            _ => candidate.RenewAsync(CancellationToken.None),
        };
        Assert.True(attempt.IsCompletedSuccessfully);
    }

    private static Task Start(Turns turns, LeaderElector elector, CancellationToken stop) =>
        turns.Start(() => elector.RunAsync(token => Task.Delay(Timeout.Infinite, token), stop));

    private static LeaseLock Candidate(LeaseServer server, string identity, TimeProvider time) => new(server, Options(identity), time);

    private static LeaderElectionOptions Options(string identity) => new() { Namespace = "system", Name = "operator", Identity = identity };
}
