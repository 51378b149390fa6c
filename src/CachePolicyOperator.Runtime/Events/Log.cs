using Microsoft.Extensions.Logging;

namespace CachePolicyOperator.Runtime.Events;

internal static partial class Log
{
    [LoggerMessage(501, LogLevel.Warning, "Too many events at once: new ones are dropped until the queue of {Capacity} is empty")]
    public static partial void QueueFull(ILogger logger, int capacity);

    [LoggerMessage(502, LogLevel.Warning, "Event {Reason} about {Kind} {Namespace}/{Name} was not written; further failures until the next success are not logged: {Message}")]
    public static partial void WriteFailed(ILogger logger, string? reason, string? kind, string? @namespace, string? name, string message);

    [LoggerMessage(503, LogLevel.Warning, "{Count} events were not written before the process ended")]
    public static partial void FlushIncomplete(ILogger logger, int count);
}
