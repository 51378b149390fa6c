namespace CachePolicyOperator.Runtime.Hosting;

/// <summary>What a health check found.</summary>
public abstract record HealthResult
{
    private HealthResult()
    {
    }

    public static HealthResult Ok { get; } = new Healthy();

    public static HealthResult Failed(string reason) => new Unhealthy(reason);

    public sealed record Healthy : HealthResult;

    /// <param name="Reason">For people; served without authentication, so it holds no secret.</param>
    public sealed record Unhealthy(string Reason) : HealthResult;
}
