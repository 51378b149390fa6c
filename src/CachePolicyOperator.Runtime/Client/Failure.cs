using System.Buffers;
using System.Text;
using System.Text.Json;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Client;

/// <summary>Turns an answer that is not a success into an exception.</summary>
internal static class Failure
{
    /// <summary>Far more than any Status; what a proxy sends beyond it helps nobody.</summary>
    private const int LongestBody = 64 * 1024;

    /// <summary>Of a body that is no Status, this many bytes reach the message.</summary>
    private const int LongestQuote = 512;

    public static async Task<KubernetesApiException> ReadAsync(
        HttpResponseMessage response, TimeProvider time, CancellationToken cancellationToken)
    {
        var body = ArrayPool<byte>.Shared.Rent(LongestBody);
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            var length = await stream.ReadAtLeastAsync(body.AsMemory(0, LongestBody), LongestBody, throwOnEndOfStream: false, cancellationToken);
            var status = Parse(body.AsSpan(0, length), (int)response.StatusCode, response.ReasonPhrase);
            return new(status, RetryAfter.Of(response, status, time));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    private static Status Parse(ReadOnlySpan<byte> body, int code, string? phrase)
    {
        try
        {
            if (JsonSerializer.Deserialize(body, KindsJsonContext.Default.Status) is { Kind: "Status" } status)
                return status.Code == 0 ? status with { Code = code } : status;
        }
        catch (JsonException)
        {
            // Not from the API server but from something in front of it (or its plain-text refusals): quoted below.
        }
        var quote = Encoding.UTF8.GetString(body[..Math.Min(body.Length, LongestQuote)]).Trim();
        return new() { Code = code, Reason = Reason(code), Message = quote.Length > 0 ? quote : phrase };
    }

    /// <summary>The reason that the API server itself gives with a code.</summary>
    private static string Reason(int code) => code switch
    {
        400 => "BadRequest",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        406 => "NotAcceptable",
        409 => "Conflict",
        410 => "Gone",
        413 => "RequestEntityTooLarge",
        415 => "UnsupportedMediaType",
        422 => "Invalid",
        429 => "TooManyRequests",
        503 => "ServiceUnavailable",
        504 => "Timeout",
        >= 500 => "InternalError",
        _ => "Unknown",
    };
}
