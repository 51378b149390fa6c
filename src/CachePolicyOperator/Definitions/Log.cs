namespace CachePolicyOperator.Definitions;

internal static partial class Log
{
    [LoggerMessage(730, LogLevel.Error, "Not starting: {Problem}")]
    public static partial void Holding(ILogger logger, string problem);

    [LoggerMessage(731, LogLevel.Warning, "CRD {Name} is of version {Version}, older than this operator ({Own}): the API server drops what it does not know of the policies. Install the CRDs of this version")]
    public static partial void Older(ILogger logger, string name, string version, BundleVersion own);

    [LoggerMessage(732, LogLevel.Warning, "Whether the CRDs are newer than this operator is not known, because it may not read them: {Reason}")]
    public static partial void Unreadable(ILogger logger, string reason);
}
