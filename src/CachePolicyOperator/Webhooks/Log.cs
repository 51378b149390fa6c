namespace CachePolicyOperator.Webhooks;

internal static partial class Log
{
    [LoggerMessage(720, LogLevel.Warning, "Rendered ConfigMaps are not guarded: this operator's user name is not known. Set --operator-user")]
    public static partial void OperatorUserUnknown(ILogger logger);
}
