namespace CachePolicyOperator.ProxyTests;

/// <summary>What the origin answers, line by line.</summary>
internal sealed record OriginResponse
{
    public int Status { get; init; } = 200;

    public string Body { get; init; } = "";

    /// <summary>Header lines as they go over the wire.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Close the connection instead of answering.</summary>
    public bool Closes { get; init; }

    /// <summary>The answer is sent when this is completed.</summary>
    public Task After { get; init; } = Task.CompletedTask;

    public static OriginResponse Ok(string body, params string[] headers) => new() { Body = body, Headers = headers };

    public static OriginResponse Error(int status, params string[] headers) => new() { Status = status, Body = $"error {status}", Headers = headers };
}
