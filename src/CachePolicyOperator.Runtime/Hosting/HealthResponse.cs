namespace CachePolicyOperator.Runtime.Hosting;

/// <summary>An answer to a probe: status code, and plain text.</summary>
public sealed record HealthResponse(int StatusCode, string Body);
