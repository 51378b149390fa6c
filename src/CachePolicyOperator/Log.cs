namespace CachePolicyOperator;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "CachePolicy Operator {Version} talks to {Server} ({Source})")]
    public static partial void Starting(ILogger logger, string version, Uri server, string source);

    [LoggerMessage(2, LogLevel.Information, "Ended")]
    public static partial void Ended(ILogger logger);

    [LoggerMessage(3, LogLevel.Critical, "Ending: {Message}")]
    public static partial void Ending(ILogger logger, string message);
}
