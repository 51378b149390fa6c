using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Model;

/// <summary>Requests of a storing rule that are neither answered from the store nor stored.</summary>
/// <param name="Cookies">Sorted.</param>
/// <param name="Headers">Lower case, sorted.</param>
/// <param name="Authorization">What happens to requests with an Authorization header.</param>
public sealed record EffectiveBypass(IReadOnlyList<string> Cookies, IReadOnlyList<string> Headers, AuthorizationMode Authorization);
