namespace CachePolicyOperator.Runtime.Client;

/// <summary>A request in the API's terms, its path relative to the server's base address; can be sent more than once.</summary>
internal sealed record ApiRequest(HttpMethod Method, string Path)
{
    public string Accept { get; init; } = "application/json";

    /// <summary>Sent as they are, in place of the client's own of the same name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public ReadOnlyMemory<byte>? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>The transport may wait out a 429 by itself.</summary>
    public bool MayRepeat { get; init; }

    public override string ToString() => $"{Method} /{Path}";
}
