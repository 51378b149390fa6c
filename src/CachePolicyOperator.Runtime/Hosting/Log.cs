using Microsoft.Extensions.Logging;

namespace CachePolicyOperator.Runtime.Hosting;

internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Information, "Servers started; waiting for the first lists")]
    public static partial void Starting(ILogger logger);

    [LoggerMessage(1002, LogLevel.Information, "First lists complete after {Elapsed}; ready")]
    public static partial void Ready(ILogger logger, TimeSpan elapsed);

    [LoggerMessage(1003, LogLevel.Information, "Stopping")]
    public static partial void Stopping(ILogger logger);

    [LoggerMessage(1004, LogLevel.Information, "Stopped")]
    public static partial void Stopped(ILogger logger);

    [LoggerMessage(1005, LogLevel.Critical, "Leading ended without being asked to; ending the process at once")]
    public static partial void LeadingEnded(ILogger logger, Exception failure);

    [LoggerMessage(1006, LogLevel.Error, "A server failed to stop")]
    public static partial void StopFailed(ILogger logger, Exception failure);
}
