using System.Net.Http.Headers;

namespace CachePolicyOperator.ProxyTests;

/// <summary>What a client sees.</summary>
internal sealed record Observation(int Status, string Body, string CacheStatus, string? CacheControl, HttpResponseHeaders Headers)
{
    public bool IsHit => CacheStatus.Contains("; hit", StringComparison.Ordinal);

    public bool IsMiss => CacheStatus.Contains("; fwd=miss", StringComparison.Ordinal);

    public bool IsStored => CacheStatus.Contains("; stored", StringComparison.Ordinal);

    public bool IsBypass => CacheStatus.Contains("; fwd=bypass", StringComparison.Ordinal);

    public static async Task<Observation> OfAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        await response.Content.ReadAsStringAsync(),
        string.Join(", ", response.Headers.TryGetValues("Cache-Status", out var status) ? status : []),
        response.Headers.NonValidated.TryGetValues("Cache-Control", out var control) ? string.Join(" | ", control) : null,
        response.Headers);

    public override string ToString() => $"{Status} \"{Body}\" Cache-Status: {CacheStatus} Cache-Control: {CacheControl}";
}
