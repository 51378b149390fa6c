using Microsoft.Extensions.Logging;

namespace CachePolicyOperator.Runtime.Leadership;

internal static partial class Log
{
    [LoggerMessage(401, LogLevel.Information, "{Identity} leads: it holds lease {Lease}")]
    public static partial void Acquired(ILogger logger, string identity, string lease);

    [LoggerMessage(402, LogLevel.Information, "{Identity} waits: lease {Lease} is held by {Holder}")]
    public static partial void Waiting(ILogger logger, string identity, string lease, string holder);

    [LoggerMessage(403, LogLevel.Warning, "Lease {Lease} could not be acquired: {Message}")]
    public static partial void AcquireFailed(ILogger logger, string lease, string message);

    [LoggerMessage(404, LogLevel.Warning, "Lease {Lease} could not be renewed, last time {Since} ago: {Message}")]
    public static partial void RenewFailed(ILogger logger, string lease, TimeSpan? since, string message);

    [LoggerMessage(405, LogLevel.Critical, "{Identity} must end: {Message}")]
    public static partial void Lost(ILogger logger, string identity, string message);

    [LoggerMessage(406, LogLevel.Information, "Lease {Lease} was released")]
    public static partial void Released(ILogger logger, string lease);

    [LoggerMessage(407, LogLevel.Warning, "Lease {Lease} was not released, the next leader has to wait for it to expire: {Message}")]
    public static partial void ReleaseFailed(ILogger logger, string lease, string message);
}
