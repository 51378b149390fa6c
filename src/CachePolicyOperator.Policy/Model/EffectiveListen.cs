namespace CachePolicyOperator.Policy.Model;

/// <summary>Ports of the proxy's container.</summary>
public sealed record EffectiveListen(int Port, int StatusPort, int InternalPort);
