namespace CachePolicyOperator.Serving;

/// <summary>What a proxy answers on its status port.</summary>
internal sealed record RevisionAnswer(string Policy, string Revision, long CacheGeneration);
