namespace CachePolicyOperator.Tests.Webhooks.Endpoint;

internal sealed record RawAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Body);
