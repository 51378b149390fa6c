using CachePolicyOperator.Policy.Simulation;
using CachePolicyOperator.Policy.Simulation.Logs;

namespace CachePolicyOperator.Cli.Simulation;

/// <summary>Access logs, replayed against policies in the order of time, whichever file a request is in.</summary>
internal static class Replay
{
    private const int LinesBetweenProgress = 1 << 16;

    /// <exception cref="InputException">A log cannot be read, or none of its lines.</exception>
    public static ReplayResult Run(IReadOnlyList<string> paths, IReadOnlyList<PolicySimulation> policies, LoggedFields fields, Terminal terminal)
    {
        List<LogSource> sources = [];
        try
        {
            foreach (var path in paths)
                sources.Add(LogSource.Open(path, terminal.In, fields));
            return Run(sources, policies, new ReplayProgress(sources, terminal));
        }
        finally
        {
            sources.ForEach(source => source.Dispose());
        }
    }

    private static ReplayResult Run(List<LogSource> sources, IReadOnlyList<PolicySimulation> policies, ReplayProgress progress)
    {
        var (count, from, until) = (0L, 0L, 0L);
        var open = sources.Where(source => source.MoveNext()).ToList();
        while (open.Count > 0)
        {
            var next = Earliest(open);
            from = count == 0 ? next.Request.Time : from;
            until = Math.Max(until, next.Request.Time);
            foreach (var policy in policies)
                policy.Take(next.Request);
            if (++count % LinesBetweenProgress == 0)
                progress.Show(count);
            if (!next.MoveNext())
                open.Remove(next);
        }

        progress.Clear();
        var malformed = sources.Sum(source => source.Malformed);
        var problem = sources.Select(source => source.FirstProblem).FirstOrDefault(first => first is not null);
        if (count == 0)
            throw new InputException(problem is null ? "the log is empty" : $"no line of the log can be read: {problem}");

        var seconds = Math.Max(1, (until - from) / 1000.0);
        return new(
            count,
            malformed,
            problem,
            DateTimeOffset.FromUnixTimeMilliseconds(from),
            DateTimeOffset.FromUnixTimeMilliseconds(until),
            [.. policies.Select(policy => policy.Predict([.. sources.Select(source => source.Request)], seconds))]);
    }

    private static LogSource Earliest(List<LogSource> open)
    {
        var earliest = open[0];
        foreach (var source in open)
        {
            if (source.Request.Time < earliest.Request.Time)
                earliest = source;
        }

        return earliest;
    }
}
