using System.Buffers.Text;
using System.Text.Json;
using CachePolicyOperator.Runtime.Configuration;

namespace CachePolicyOperator.Webhooks;

/// <summary>The name under which the API server knows this operator.</summary>
internal static class OperatorUser
{
    /// <summary>The subject of its service account token; null where it has none that says it.</summary>
    public static async Task<string?> FindAsync(KubernetesConfiguration configuration, CancellationToken cancellationToken) =>
        configuration.Token is { } token ? SubjectOf(await token.GetAsync(cancellationToken)) : null;

    /// <summary>The subject of a JWT (RFC 7519). Nothing is verified: it is our own token, and the API server knows better anyway.</summary>
    internal static string? SubjectOf(string token)
    {
        if (token.Split('.') is not [_, var payload, _])
            return null;
        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
            return claims.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("sub", out var subject) && subject.ValueKind == JsonValueKind.String
                ? subject.GetString()
                : null;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return null;
        }
    }
}
