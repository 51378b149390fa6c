namespace CachePolicyOperator.Abstractions.Kinds;

public sealed record ValidatingWebhook
{
    /// <summary>Unique within its configuration, and the key of the list in server-side apply.</summary>
    public string Name { get; init; } = "";

    public WebhookClientConfig? ClientConfig { get; init; }
}
