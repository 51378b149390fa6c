using System.Globalization;
using CachePolicyOperator.Policy.Http;
using CachePolicyOperator.Policy.Http.StructuredFields;

namespace CachePolicyOperator.Policy.Responses;

/// <summary>The directives that a shared cache in front of the origin obeys, and the field that they stand in.</summary>
public sealed record CacheDirectives(string Field, CacheControl Control)
{
    public const string Targeted = "CDN-Cache-Control";

    public const string General = "Cache-Control";

    /// <summary>Whether the field overrules both Cache-Control and Expires (RFC 9213 section 2.2).</summary>
    public bool IsTargeted => Field == Targeted;

    public static CacheDirectives Of(ResponseHead response) =>
        TargetedIn(response) is { } targeted ? new(Targeted, targeted) : new(General, CacheControl.Parse(response.Joined(General)));

    /// <summary>RFC 9213 section 2.1: a field that is empty or no dictionary counts as not there.</summary>
    public static CacheControl? TargetedIn(ResponseHead response) =>
        StructuredDictionary.Parse(response.Lines(Targeted)) is { Count: > 0 } members
            ? new([.. members.Select(member => (member.Key, Text(member.Value.Value)))])
            : null;

    // Integers only: a string is no number there.
    private static string? Text(StructuredValue value) => value switch
    {
        StructuredValue.Boolean { Value: true } => null,
        StructuredValue.Whole whole => whole.Value.ToString(CultureInfo.InvariantCulture),
        StructuredValue.Token token => token.Value,
        _ => "?",
    };
}
