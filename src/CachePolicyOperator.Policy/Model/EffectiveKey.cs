namespace CachePolicyOperator.Policy.Model;

/// <summary>What tells stored responses apart besides scheme, host and path.</summary>
/// <param name="Query">Which query parameters count.</param>
/// <param name="Headers">Lower case, sorted.</param>
/// <param name="Cookies">Sorted.</param>
public sealed record EffectiveKey(EffectiveQuery Query, IReadOnlyList<string> Headers, IReadOnlyList<string> Cookies);
