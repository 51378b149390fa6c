using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>Ports of the proxy's container. They differ from each other.</summary>
[ValidationRule("self.port != self.statusPort && self.port != self.internalPort && self.statusPort != self.internalPort", "port, statusPort and internalPort must differ")]
public sealed record Listen
{
    /// <summary>Port of the cached traffic.</summary>
    [Default("8080")]
    [Range(1, 65535)]
    public int Port { get; set; } = 8080;

    /// <summary>
    /// Port on which the proxy tells which revision it serves. The operator asks every pod there; it needs no Service.
    /// </summary>
    [Default("9145")]
    [Range(1, 65535)]
    public int StatusPort { get; set; } = 9145;

    /// <summary>
    /// Loopback port inside the pod for the hop that caps the origin's lifetimes; opened only when a rule needs it, and
    /// never reachable from outside the pod.
    /// </summary>
    [Default("9146")]
    [Range(1, 65535)]
    public int InternalPort { get; set; } = 9146;
}
