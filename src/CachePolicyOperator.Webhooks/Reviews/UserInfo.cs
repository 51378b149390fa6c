namespace CachePolicyOperator.Webhooks.Reviews;

/// <summary>Who asks, by the word of the API server.</summary>
public sealed record UserInfo
{
    public string Username { get; set; } = "";

    public string? Uid { get; init; }

    public IReadOnlyList<string>? Groups { get; init; }
}
