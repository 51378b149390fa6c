using System.Text.Json;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Client;

/// <summary>An answer that came through the server, and how the server's own are told from it: they are a Status, whichever their code.</summary>
internal static class ForwardedAnswer
{
    /// <summary>Far more than any Status.</summary>
    private const int Longest = 64 * 1024;

    /// <summary>What is read of an answer at most; a pod that sends more is left.</summary>
    private const long Most = 8 * 1024 * 1024;

    public static async Task<PodProxyAnswer> ReadAsync(
        HttpResponseMessage response, TimeSpan timeToFirstByte, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[Longest];
        var length = await body.ReadAtLeastAsync(buffer, Longest, throwOnEndOfStream: false, cancellationToken);
        if (!response.IsSuccessStatusCode && StatusIn(buffer.AsSpan(0, length)) is { } status)
            throw new KubernetesApiException(status, RetryAfter.Of(response, status, time));

        for (long total = length; length > 0; total += length)
        {
            if (total > Most)
                throw new HttpRequestException($"the answer is longer than {Most >> 20} MiB");
            length = await body.ReadAsync(buffer, cancellationToken);
        }

        return new((int)response.StatusCode, timeToFirstByte, Headers(response));
    }

    private static Status? StatusIn(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, KindsJsonContext.Default.Status) is { Kind: "Status" } status ? status : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ILookup<string, string> Headers(HttpResponseMessage response) => (
        from header in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
        from line in header.Value
        select (header.Key, line)).ToLookup(header => header.Key, header => header.line, StringComparer.OrdinalIgnoreCase);
}
