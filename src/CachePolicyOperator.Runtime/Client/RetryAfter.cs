using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Client;

/// <summary>How long the server asks to wait.</summary>
internal static class RetryAfter
{
    /// <summary>From the header (seconds or a date, RFC 9110 section 10.2.3), else from the Status' details; null where neither says.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, Status status, TimeProvider time)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => (TimeSpan?)null,
        } ?? Of(status);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    public static TimeSpan? Of(Status status) =>
        status.Details?.RetryAfterSeconds is { } seconds and > 0 ? TimeSpan.FromSeconds(seconds) : null;
}
