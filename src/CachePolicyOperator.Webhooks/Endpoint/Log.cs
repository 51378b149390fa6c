using CachePolicyOperator.Webhooks.Reviews;
using Microsoft.Extensions.Logging;

namespace CachePolicyOperator.Webhooks.Endpoint;

internal static partial class Log
{
    [LoggerMessage(701, LogLevel.Error, "Webhook {Webhook} failed on review {Uid}: {Operation} of {Kind} {Namespace}/{Name}")]
    public static partial void ReviewerFaulted(ILogger logger, Exception fault, string webhook, string uid, AdmissionOperation operation, string kind, string @namespace, string name);

    [LoggerMessage(702, LogLevel.Error, "Webhook {Webhook} failed outside of its reviewer")]
    public static partial void EndpointFaulted(ILogger logger, Exception fault, string webhook);
}
