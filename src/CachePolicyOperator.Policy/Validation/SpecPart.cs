using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Validation;

/// <summary>One part of one spec, by what it says.</summary>
internal static class SpecPart
{
    /// <summary>Long enough that nobody finds another part with the same hash by accident; short enough to be typed.</summary>
    private const int HashLength = 12;

    /// <summary>
    /// The hash that binds an acknowledgement of a rule's finding to what the finding is about. It covers the requests that are
    /// concerned, so that a lifetime acknowledged for /assets/ is not acknowledged for /.
    /// </summary>
    /// <param name="ruleId">The rule that found something.</param>
    /// <param name="section">Which part it is about.</param>
    /// <param name="spec">The spec.</param>
    /// <param name="cacheRule">The rule of the spec that is concerned; null for parts outside the rules.</param>
    internal static string Hash(string ruleId, SpecSection section, CachePolicySpec spec, CacheRule? cacheRule)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            json.WriteStringValue(ruleId);
            if (cacheRule is not null)
            {
                json.WriteStringValue(cacheRule.Name);
                Write(json, cacheRule.Match, EntitiesJsonContext.Default.RuleMatch);
            }

            Write(json, section, spec, cacheRule);
            json.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan))[..HashLength];
    }

    private static void Write(Utf8JsonWriter json, SpecSection section, CachePolicySpec spec, CacheRule? rule)
    {
        var context = EntitiesJsonContext.Default;
        switch (section)
        {
            case SpecSection.Match:
                break;
            case SpecSection.Ttl:
                json.WriteStringValue(rule?.ContentClass?.ToString());
                Write(json, Ordered(rule?.Ttl), context.Ttl);
                break;
            case SpecSection.Freshness:
                Write(json, SpecSection.Ttl, spec, rule);
                Write(json, rule?.Stale, context.Stale);
                break;
            case SpecSection.Sharing:
                json.WriteStringValue(rule?.ContentClass?.ToString());
                Write(json, rule?.Key, context.CacheKey);
                Write(json, rule?.Bypass, context.Bypass);
                break;
            case SpecSection.Features when rule is not null:
                Write(json, rule with { Ttl = Ordered(rule.Ttl) }, context.CacheRule);
                break;
            case SpecSection.Coalescing:
                Write(json, rule?.Coalescing, context.Coalescing);
                break;
            case SpecSection.Storage:
                Write(json, spec.Storage, context.Storage);
                break;
            case SpecSection.Features or SpecSection.Target:
                Write(json, spec.TargetRef, context.TargetRef);
                Write(json, spec.Origin, context.Origin);
                json.WriteStringValue(spec.Engine.ToString());
                break;
            default:
                throw new InvalidOperationException($"nothing of {section} can be acknowledged");
        }
    }

    /// <summary>An API server and a file may give the same map in another order; the hash is the same.</summary>
    private static Ttl? Ordered(Ttl? ttl) => ttl?.Negative is { Count: > 1 } negative
        ? ttl with { Negative = new SortedDictionary<string, string>(negative.ToDictionary(), StringComparer.Ordinal) }
        : ttl;

    private static void Write<T>(Utf8JsonWriter json, T? value, JsonTypeInfo<T> type)
        where T : class
    {
        if (value is null)
            json.WriteNullValue();
        else
            JsonSerializer.Serialize(json, value, type);
    }
}
