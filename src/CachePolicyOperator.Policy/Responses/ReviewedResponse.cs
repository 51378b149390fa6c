using CachePolicyOperator.Policy.Http;
using CachePolicyOperator.Policy.Requests;

namespace CachePolicyOperator.Policy.Responses;

/// <summary>A response under review, and the request that it answers.</summary>
public sealed record ReviewedResponse(ProbeRequest Request, ResponseHead Response)
{
    public CacheDirectives Directives => field ??= CacheDirectives.Of(Response);

    public bool HasAuthorization => Request.Headers.Any(header => header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase));

    internal bool Says(string directive) => Directives.Control.Has(directive);

    /// <summary>Expires does not count beside a targeted field (RFC 9213 section 2.2).</summary>
    internal string? Expires => Directives.IsTargeted ? null : Response.Lines("Expires").FirstOrDefault();
}
