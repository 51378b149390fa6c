using System.Collections.Concurrent;
using CachePolicyOperator.Runtime.Metrics;
using CachePolicyOperator.Runtime.Queues;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Runtime.Queues;

/// <summary>No key is lost and none is with two workers, whatever the order of calls.</summary>
public sealed class WorkQueueInterleavingTests
{
    [Fact]
    public void Random_interleavings_lose_no_key_and_give_none_to_two_workers()
    {
        var steps = Gen.Choose(0, 6).SelectMany(kind => Gen.Choose(0, 4).Select(key => (Kind: kind, Key: key))).ListOf();
        Prop.ForAll(steps.ToArbitrary(), sequence => Play(sequence)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Concurrent_workers_see_the_last_change_of_every_key()
    {
        const int keys = 50, changes = 400;
        using var metrics = new RuntimeMetrics();
        using var queue = new WorkQueue<int>("test", TimeProvider.System, metrics);
        var wanted = new int[keys];
        var seen = new int[keys];
        var busy = new ConcurrentDictionary<int, bool>();

        var workers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (await queue.GetAsync(CancellationToken.None) is { Key: var key })
            {
                Assert.True(busy.TryAdd(key, true), $"{key} is with two workers.");
                seen[key] = Volatile.Read(ref wanted[key]);
                await Task.Yield();
                Assert.True(busy.TryRemove(key, out var _));
                queue.Done(key);
            }
        })).ToArray();
        var producers = Enumerable.Range(0, 4).Select(producer => Task.Run(async () =>
        {
            var random = new Random(producer);
            for (var i = 0; i < changes; i++)
            {
                var key = random.Next(keys);
                Interlocked.Increment(ref wanted[key]);
                queue.Add(key, random.Next(2) == 0 ? Priority.Low : Priority.Normal);
                await Task.Yield();
            }
        })).ToArray();

        await Task.WhenAll(producers);
        // A key that is seen to lag is still on its way: give it the processor until it has arrived.
        while (!wanted.SequenceEqual(seen) && !workers.Any(worker => worker.IsCompleted))
            await Task.Yield();
        queue.ShutDown();
        await Task.WhenAll(workers);

        Assert.Equal(wanted, seen);
    }

    private static bool Play(IEnumerable<(int Kind, int Key)> steps)
    {
        var time = new FakeTimeProvider();
        using var metrics = new RuntimeMetrics();
        using var queue = new WorkQueue<int>("test", time, metrics);
        var owed = new HashSet<int>();
        var working = new List<int>();
        foreach (var (kind, key) in steps)
        {
            switch (kind)
            {
                case 0:
                    queue.Add(key);
                    owed.Add(key);
                    break;
                case 1:
                    queue.Add(key, Priority.Low);
                    owed.Add(key);
                    break;
                case 2:
                    queue.AddAfter(key, TimeSpan.FromMilliseconds(key * 7), Priority.Low);
                    owed.Add(key);
                    break;
                case 3:
                    queue.AddRateLimited(key);
                    owed.Add(key);
                    break;
                case 4:
                    Take();
                    break;
                case 5 when working.Count > 0:
                    GiveBack();
                    break;
                default:
                    time.Advance(TimeSpan.FromMilliseconds(key * 3));
                    break;
            }
        }

        while (working.Count > 0)
            GiveBack();
        time.Advance(TimeSpan.FromHours(1));
        while (Take())
            GiveBack();
        return owed.Count == 0;

        bool Take()
        {
            var gauges = ((IQueueGauges)queue).Read();
            if (gauges.Depth + gauges.LowPriorityDepth == 0)
                return false;
            var item = queue.GetAsync(CancellationToken.None);
            Assert.True(item.IsCompleted, "A ready key was not handed out.");
            var key = item.Result!.Value.Key;
            Assert.DoesNotContain(key, working);
            Assert.True(owed.Remove(key), $"{key} was handed out though nobody added it.");
            working.Add(key);
            return true;
        }

        void GiveBack()
        {
            queue.Done(working[0]);
            working.RemoveAt(0);
        }
    }
}
