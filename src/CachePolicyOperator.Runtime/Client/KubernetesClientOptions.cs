namespace CachePolicyOperator.Runtime.Client;

public sealed record KubernetesClientOptions
{
    /// <summary>Product and version. The API server derives the field manager of creates and updates from the part before the slash.</summary>
    public required string UserAgent { get; init; }

    /// <summary>Bounds each attempt of a request, its body included; of a watch, the time until the answer's headers.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a throttled read, update or patch (429 with Retry-After) is repeated before the caller hears of it.</summary>
    public int ThrottleRetries { get; init; } = 3;

    /// <summary>A longer Retry-After is the caller's to wait for.</summary>
    public TimeSpan LongestThrottleWait { get; init; } = TimeSpan.FromSeconds(10);
}
