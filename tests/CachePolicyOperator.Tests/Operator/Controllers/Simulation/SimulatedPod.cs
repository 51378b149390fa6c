namespace CachePolicyOperator.Tests.Operator.Controllers.Simulation;

/// <summary>A pod of a simulated workload.</summary>
internal sealed record SimulatedPod(int Slot, string Name, string Revision)
{
    public bool Ready { get; set; }

    public bool Broken { get; set; }
}
