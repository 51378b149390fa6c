namespace CachePolicyOperator.Policy.Http.StructuredFields;

/// <summary>A value with its parameters; of a parameter that occurs twice the last one counts (RFC 8941 section 3.1.2).</summary>
public sealed record StructuredItem(StructuredValue Value, IReadOnlyDictionary<string, StructuredValue> Parameters);
