using System.Globalization;
using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Policy.Rollout.Holding;

/// <summary>
/// How a workload is made to stop by itself once some pods have a revision, so that it stops also while no operator runs.
/// </summary>
/// <remarks>
/// A Deployment's new pods become ready and serve, but never count as available, so that it takes no old pod away; a
/// StatefulSet leaves the ordinals below its partition alone; a DaemonSet replaces only pods that are deleted. (minReadySeconds
/// would not do there: a DaemonSet applies it to its old pods too, and replaces all that are not available at once.)
/// </remarks>
public static class StrategyHold
{
    /// <summary>31 years: longer than anybody holds a canary, and short of what its controllers can count in nanoseconds.</summary>
    public const int MinReadySeconds = 1_000_000_000;

    /// <summary>The API server wants it to be longer than minReadySeconds.</summary>
    public const int ProgressDeadlineSeconds = MinReadySeconds + 1;

    /// <summary>How to hold a workload for so many pods. What it is held by already stays, and so does what it had before.</summary>
    public static HeldStrategy For(IWorkload workload, int pods)
    {
        if (HeldStrategy.Of(workload) is { } held)
            return held;

        var was = OwnStrategy.Of(workload);
        return new(pods, workload is StatefulSet ? Math.Max(was.Partition, workload.Progress.Desired - pods) : null, was);
    }

    /// <summary>Whether the fields are as the hold wants them.</summary>
    public static bool Stands(IWorkload workload, HeldStrategy held)
    {
        var now = OwnStrategy.Of(workload);
        return workload switch
        {
            Deployment => now.MinReadySeconds == MinReadySeconds
                && now.Strategy?.RollingUpdate is { MaxUnavailable: "0" } update
                && update.MaxSurge == Text(held.Pods),
            StatefulSet => now.Partition >= held.Partition,
            _ => now.OnDelete,
        };
    }

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
