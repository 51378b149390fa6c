using Microsoft.Extensions.Logging;

namespace CachePolicyOperator.Runtime.Controllers;

internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Information, "Controller {Controller}: {Workers} workers started")]
    public static partial void Started(ILogger logger, string controller, int workers);

    [LoggerMessage(3002, LogLevel.Warning, "The API server refused or could not be reached, trying again: {Reason}")]
    public static partial void ClusterFailed(ILogger logger, string reason);

    [LoggerMessage(3003, LogLevel.Error, "The controller failed, trying again")]
    public static partial void ControllerFailed(ILogger logger, Exception failure);

    [LoggerMessage(3004, LogLevel.Error, "Not tried again until something changes: {Reason}")]
    public static partial void FailedTerminally(ILogger logger, string reason);

    [LoggerMessage(3005, LogLevel.Warning, "Took longer than {Timeout} and was cancelled, trying again")]
    public static partial void TimedOut(ILogger logger, TimeSpan timeout);

    [LoggerMessage(3006, LogLevel.Debug, "Reconciled in {Elapsed}: {Result}")]
    public static partial void Reconciled(ILogger logger, TimeSpan elapsed, string result);

    [LoggerMessage(3007, LogLevel.Warning, "Controller {Controller}: reconciles still running after {Grace} were cancelled")]
    public static partial void DrainCutShort(ILogger logger, string controller, TimeSpan grace);
}
