using Microsoft.Extensions.Logging;

namespace CachePolicyOperator.Runtime.Informers;

internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Debug, "{Kind}: asking for the whole state in another way: {Reason}")]
    public static partial void AskingAnew(ILogger logger, string kind, string reason);

    [LoggerMessage(2002, LogLevel.Debug, "{Kind}: list or watch failed, trying again in {Delay}: {Reason}")]
    public static partial void RequestFailed(ILogger logger, string kind, string reason, TimeSpan delay);

    [LoggerMessage(2003, LogLevel.Warning, "{Kind}: the API server forbids list or watch (see the RBAC manifests), trying again in {Delay}: {Reason}")]
    public static partial void Forbidden(ILogger logger, string kind, string reason, TimeSpan delay);

    [LoggerMessage(2004, LogLevel.Debug, "{Kind}: the API server does not stream lists")]
    public static partial void StreamingUnavailable(ILogger logger, string kind);

    [LoggerMessage(2005, LogLevel.Error, "{Kind}: a handler failed on an event; the event is lost to it")]
    public static partial void HandlerFailed(ILogger logger, Exception failure, string kind);

    [LoggerMessage(2006, LogLevel.Information, "{Kind}: in step with the API server, {Count} objects")]
    public static partial void Synced(ILogger logger, string kind, int count);
}
