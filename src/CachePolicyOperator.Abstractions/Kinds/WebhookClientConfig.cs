namespace CachePolicyOperator.Abstractions.Kinds;

public sealed record WebhookClientConfig
{
    /// <summary>PEM of the authorities that the webhook's certificate may come from; null: the API server's system roots.</summary>
    public byte[]? CaBundle { get; init; }
}
