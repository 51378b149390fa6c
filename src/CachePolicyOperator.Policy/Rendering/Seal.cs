namespace CachePolicyOperator.Policy.Rendering;

/// <summary>What a proxy answers on its status port, and what separates its keys from those of other generations.</summary>
internal sealed record Seal(string Revision, long CacheGeneration);
