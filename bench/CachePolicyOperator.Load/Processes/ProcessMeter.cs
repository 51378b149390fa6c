using System.Globalization;

namespace CachePolicyOperator.Load.Processes;

/// <summary>Reads from /proc what a process uses, without its help and at no cost to it.</summary>
internal sealed class ProcessMeter(int process, TimeProvider time)
{
    private static readonly TimeSpan SampleEvery = TimeSpan.FromMilliseconds(5);

    /// <summary>A process that used or waited for less than <see cref="QuietUse"/> in this time has nothing to do.</summary>
    private static readonly TimeSpan QuietTime = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan QuietUse = TimeSpan.FromMilliseconds(6);

    /// <summary>Resident memory, and the part of it that would be free without this process, in MB of 1024².</summary>
    public (double Rss, double Pss) Memory()
    {
        var fields = File.ReadLines($"/proc/{process}/smaps_rollup").Skip(1).Select(line => line.Split((char[])[':', ' '], StringSplitOptions.RemoveEmptyEntries)).ToDictionary(line => line[0], line => line[1]);
        return (Megabytes(fields["Rss"]), Megabytes(fields["Pss"]));
    }

    /// <summary>Processor time used so far by the threads that are there.</summary>
    public TimeSpan Used => Take().Used;

    /// <summary>Waits until the process has nothing to do; the activity begins now.</summary>
    public async Task<Activity> UntilQuietAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var first = Take();
        var samples = new Queue<Sample>([first]);
        using var limit = new CancellationTokenSource(patience, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        while (true)
        {
            await Task.Delay(SampleEvery, time, linked.Token);
            var now = Take();
            samples.Enqueue(now);
            while (time.GetElapsedTime(samples.Peek().At, now.At) > QuietTime)
            {
                var then = samples.Dequeue();
                if (now.Used + now.Waited - then.Used - then.Waited < QuietUse)
                    return new(then.At, time.GetElapsedTime(first.At, then.At), then.Used - first.Used, then.Waited - first.Waited);
            }
        }
    }

    /// <summary>Every stretch in which the process was busy.</summary>
    public async Task<IReadOnlyList<Activity>> BurstsAsync(TimeSpan window, CancellationToken cancellationToken)
    {
        List<Activity> bursts = [];
        var begun = time.GetTimestamp();
        while (time.GetElapsedTime(begun) < window)
        {
            var before = Take();
            await Task.Delay(SampleEvery, time, cancellationToken);
            var now = Take();
            if (now.Used + now.Waited - before.Used - before.Waited < SampleEvery / 5)
                continue;
            var rest = await UntilQuietAsync(window, cancellationToken);
            bursts.Add(new(
                rest.Ended, time.GetElapsedTime(before.At, rest.Ended), now.Used - before.Used + rest.Cpu, now.Waited - before.Waited + rest.Waited));
        }

        return bursts;
    }

    // schedstat of a thread: nanoseconds on a core, nanoseconds ready and waiting for one, number of times.
    private Sample Take()
    {
        long used = 0, waited = 0;
        foreach (var thread in Directory.EnumerateDirectories($"/proc/{process}/task"))
        {
            try
            {
                var fields = File.ReadAllText(Path.Combine(thread, "schedstat")).Split(' ');
                used += long.Parse(fields[0], CultureInfo.InvariantCulture);
                waited += long.Parse(fields[1], CultureInfo.InvariantCulture);
            }
            catch (IOException)
            {
                // The thread ended since it was listed.
            }
        }

        return new(time.GetTimestamp(), TimeSpan.FromMicroseconds(used / 1000.0), TimeSpan.FromMicroseconds(waited / 1000.0));
    }

    private static double Megabytes(string kilobytes) => double.Parse(kilobytes, CultureInfo.InvariantCulture) / 1024;

    private readonly record struct Sample(long At, TimeSpan Used, TimeSpan Waited);
}
