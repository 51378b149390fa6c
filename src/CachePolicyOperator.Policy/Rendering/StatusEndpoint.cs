namespace CachePolicyOperator.Policy.Rendering;

/// <summary>Where every engine's rendering answers, on the policy's status port.</summary>
public static class StatusEndpoint
{
    /// <summary>GET returns JSON: <c>{"policy":"namespace/name","revision":"…","cacheGeneration":1}</c>.</summary>
    public const string Path = "/.cachepolicy/revision";
}
