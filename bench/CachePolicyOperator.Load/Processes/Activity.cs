namespace CachePolicyOperator.Load.Processes;

/// <summary>A stretch in which a process was busy.</summary>
/// <param name="Ended">The timestamp of its end.</param>
/// <param name="Wall">How long it took.</param>
/// <param name="Cpu">Processor time used in it, on all cores.</param>
/// <param name="Waited">How long its threads, in sum, were ready and got no core: what the machine's other load costs.</param>
internal sealed record Activity(long Ended, TimeSpan Wall, TimeSpan Cpu, TimeSpan Waited);
