using CachePolicyOperator.Policy.Requests;

namespace CachePolicyOperator.Policy.Model;

/// <summary>A request through which a change is judged, and what its answer must look like.</summary>
/// <param name="Name">Unique within the policy.</param>
/// <param name="Request">What is sent.</param>
/// <param name="Handling">What the policy does with it.</param>
/// <param name="Expectation">What its author expects beyond that.</param>
public sealed record EffectiveProbe(string Name, ProbeRequest Request, RequestHandling Handling, EffectiveExpectation Expectation);
