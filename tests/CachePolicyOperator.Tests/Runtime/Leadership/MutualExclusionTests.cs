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
    /// <param name="First">Which of the two.</param>
    /// <param name="WaitBefore">Seconds since the move before.</param>
    /// <param name="SendTime">Seconds until a request takes effect.</param>
    /// <param name="AnswerTime">Seconds from then until it is answered.</param>
    /// <param name="RivalMoves">The other candidate makes an attempt before the answer is on its way.</param>
    /// <param name="Fate">What becomes of the request.</param>
    /// <param name="ClockStep">Seconds by which the candidate's time of day is wrong.</param>
    private sealed record Move(bool First, int WaitBefore, int SendTime, int AnswerTime, bool RivalMoves, Fate Fate, int ClockStep);

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
        from rivalMoves in Gen.Elements(true, false)
        from fate in Gen.Frequency(
            (12, Gen.Constant(Fate.Arrives)),
            (2, Gen.Constant(Fate.IsLost)),
            (2, Gen.Constant(Fate.AnswerIsLost)),
            (1, Gen.Constant(Fate.Releases)))
        from clockStep in Gen.Choose(-100_000, 100_000)
        select new Move(first, waitBefore, sendTime, answerTime, rivalMoves, fate, clockStep);

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
                Make(move, locks[mover], locks[1 - mover], server, shared);
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

    private static void Make(Move move, LeaseLock candidate, LeaseLock rival, LeaseServer server, FakeTimeProvider shared)
    {
        void Before(string verb)
        {
            shared.Advance(TimeSpan.FromSeconds(move.SendTime));
            if (move.Fate == Fate.IsLost)
                throw new HttpRequestException("refused");
        }

        void After(string verb)
        {
            if (move.RivalMoves)
            {
                (server.Before, server.After) = (null, null);
                Attempt(rival, Fate.Arrives);
                (server.Before, server.After) = (Before, After);
            }

            shared.Advance(TimeSpan.FromSeconds(move.AnswerTime));
            if (move.Fate == Fate.AnswerIsLost)
                throw new HttpRequestException("reset");
        }

        (server.Before, server.After) = (Before, After);
        Attempt(candidate, move.Fate);
    }

    /// <summary>A turn of the elector's loop, without its timers.</summary>
    private static void Attempt(LeaseLock candidate, Fate fate)
    {
        var attempt = (candidate.SinceRenewal, fate) switch
        {
            (null, _) => candidate.AcquireAsync(CancellationToken.None),
            (_, Fate.Releases) => candidate.ReleaseAsync(CancellationToken.None),
            _ => candidate.RenewAsync(CancellationToken.None),
        };
        Assert.True(attempt.IsCompletedSuccessfully, "in-memory requests end at once");
    }

    private static Task Start(Turns turns, LeaderElector elector, CancellationToken stop) =>
        turns.Start(() => elector.RunAsync(token => Task.Delay(Timeout.Infinite, token), stop));

    private static LeaseLock Candidate(LeaseServer server, string identity, TimeProvider time) => new(server, Options(identity), time);

    private static LeaderElectionOptions Options(string identity) => new() { Namespace = "system", Name = "operator", Identity = identity };
}
