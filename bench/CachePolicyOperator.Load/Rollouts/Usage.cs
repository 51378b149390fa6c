namespace CachePolicyOperator.Load.Rollouts;

/// <summary>What a process used in a stretch of time.</summary>
/// <param name="Wall">How long that was.</param>
/// <param name="Cpu">Processor time, on all cores.</param>
/// <param name="BusiestSecond">Cores in use in the busiest second.</param>
/// <param name="Memory">The most resident memory that was seen, in MB.</param>
internal sealed record Usage(TimeSpan Wall, TimeSpan Cpu, double BusiestSecond, double Memory)
{
    /// <summary>Cores in use, on average.</summary>
    public double Cores => Cpu / Wall;
}
