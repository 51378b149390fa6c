using System.Text;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Simulation.Logs;
using CachePolicyOperator.Policy.Simulation.Storing;

namespace CachePolicyOperator.Policy.Simulation;

/// <summary>A storing rule, prepared for millions of requests.</summary>
internal sealed class SimulatedRule
{
    private const int MostStatuses = 600;

    private readonly QueryText _query;
    private readonly (byte[] Name, int Field)[] _keyFields;
    private readonly int[] _bypassFields;

    // In seconds, by status; 0: such a response is not stored.
    private readonly long[] _lifetimes = new long[MostStatuses];

    public SimulatedRule(EffectiveRule.Store rule, LoggedFields fields, CacheDuration? originLifetime)
    {
        _query = new QueryText(rule.Key.Query);
        _keyFields =
        [
            .. rule.Key.Headers.Select(header => (Encoding.UTF8.GetBytes($"\nheader {header} "), fields.Header(header))),
            .. rule.Key.Cookies.Select(cookie => (Encoding.UTF8.GetBytes($"\ncookie {cookie} "), fields.Cookie(cookie))),
        ];
        _bypassFields =
        [
            .. rule.Unless.Authorization == AuthorizationMode.Bypass ? [fields.Header(LoggedFields.Authorization)] : Array.Empty<int>(),
            .. rule.Unless.Headers.Select(fields.Header),
            .. rule.Unless.Cookies.Select(fields.Cookie),
        ];
        foreach (var status in new[] { 200, 301, 308 })
            _lifetimes[status] = Lifetime(rule.Lifetime, originLifetime).Seconds;
        foreach (var (status, lifetime) in rule.Negative)
            _lifetimes[status] = lifetime.Seconds;
        WhileRevalidate = rule.StaleWhileRevalidate.Seconds;
        IfError = rule.StaleIfError.Seconds;
        Wait = rule.Coalescing?.Milliseconds;
    }

    public long WhileRevalidate { get; }

    public long IfError { get; }

    /// <summary>How long a miss waits for another one; null: it does not.</summary>
    public long? Wait { get; }

    /// <summary>The fields of a request on which the outcome depends.</summary>
    public IEnumerable<int> Fields => _keyFields.Select(part => part.Field).Concat(_bypassFields);

    /// <summary>How long the edge keeps responses that are no errors, by what is known of the origin.</summary>
    public static CacheDuration Lifetime(EffectiveLifetime lifetime, CacheDuration? originLifetime) => lifetime switch
    {
        EffectiveLifetime.Override { Edge: var edge } => edge,
        EffectiveLifetime.RespectOrigin { Max: var max, Default: var standard } => CacheDuration.Min(originLifetime ?? standard ?? CacheDuration.Zero, max),
        _ => throw new InvalidOperationException($"unknown lifetime {lifetime.GetType().Name}"),
    };

    /// <remarks>A conditional or partial request is answered from the whole response, which is what the proxy asks the origin for.</remarks>
    public long LifetimeOf(int status) => status is 304 or 206 ? _lifetimes[200] : status < MostStatuses ? _lifetimes[status] : 0;

    public bool Bypasses(LoggedRequest request)
    {
        foreach (var field in _bypassFields)
        {
            if (request.Value(field).Length > 0)
                return true;
        }

        return false;
    }

    /// <summary>The fields of the rendered key, in its order; GET and HEAD share an entry.</summary>
    public ulong KeyOf(LoggedRequest request, ReadOnlySpan<byte> host, KeyBuffer key)
    {
        key.Clear();
        key.Append(request.Scheme.Span.SequenceEqual("https"u8) ? "https\n"u8 : "http\n"u8);
        key.Append(host);
        key.Append((byte)'\n');
        _query.Append(request.Query.Span, key);
        foreach (var (name, field) in _keyFields)
        {
            key.Append(name);
            key.Append(request.Value(field));
        }

        key.Append((byte)'\n');
        key.Append(request.Path.Span);
        return KeyHash.Of(key.Written);
    }
}
