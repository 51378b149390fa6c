using System.Text.Json;
using System.Text.Json.Serialization;

namespace CachePolicyOperator.Cli.Trying;

/// <summary>A line of the log that <see cref="NginxHome"/> configures.</summary>
/// <param name="Method">As sent.</param>
/// <param name="Target">As sent.</param>
/// <param name="Status">What the client got.</param>
/// <param name="Store">$upstream_cache_status; empty where the store was not asked.</param>
/// <param name="CacheStatus">The header (RFC 9211).</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record TriedRequest(string Method, string Target, int Status, string Store, string CacheStatus, double Seconds)
{
    /// <summary>Null: it is no such line.</summary>
    public static TriedRequest? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, TryingJsonContext.Default.TriedRequest);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TriedRequest))]
internal sealed partial class TryingJsonContext : JsonSerializerContext;
