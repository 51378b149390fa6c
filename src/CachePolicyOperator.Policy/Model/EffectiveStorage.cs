namespace CachePolicyOperator.Policy.Model;

/// <summary>Where and how much is stored.</summary>
public sealed record EffectiveStorage(string Path, StorageSize Size, CacheDuration Inactive);
