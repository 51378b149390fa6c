namespace CachePolicyOperator.Certificates;

internal static partial class Log
{
    [LoggerMessage(801, LogLevel.Information, "Secret {Secret}: a certificate authority for the webhook was created")]
    public static partial void AuthorityCreated(ILogger logger, string secret);

    [LoggerMessage(802, LogLevel.Warning, "Secret {Secret}: the webhook's certificate authority could not be used and was replaced: {Reason}")]
    public static partial void AuthorityReplaced(ILogger logger, string secret, string reason);

    [LoggerMessage(803, LogLevel.Information, "Secret {Secret}: {Authority} got a successor and stays trusted until it expires")]
    public static partial void AuthorityRotated(ILogger logger, string secret, TrustedAuthority authority);

    [LoggerMessage(804, LogLevel.Information, "Secret {Secret}: its bundle was put in order")]
    public static partial void BundleMended(ILogger logger, string secret);

    [LoggerMessage(805, LogLevel.Information, "ValidatingWebhookConfiguration {Configuration}: caBundle set ({Count} authorities)")]
    public static partial void BundlePublished(ILogger logger, string configuration, int count);

    [LoggerMessage(806, LogLevel.Information, "Serving a certificate of {Authority}, valid until {NotAfter:u}")]
    public static partial void LeafIssued(ILogger logger, TrustedAuthority authority, DateTimeOffset notAfter);

    [LoggerMessage(807, LogLevel.Information, "ValidatingWebhookConfiguration {Configuration} does not exist; its caBundle is set once it does")]
    public static partial void ConfigurationAbsent(ILogger logger, string configuration);

    [LoggerMessage(808, LogLevel.Warning, "ValidatingWebhookConfiguration {Configuration} carries {Annotation}: its caBundle is left to cert-manager, whose certificate has to be mounted (--webhook-certificate-folder)")]
    public static partial void ConfigurationInjected(ILogger logger, string configuration, string annotation);

    [LoggerMessage(809, LogLevel.Information, "ValidatingWebhookConfiguration {Configuration} is there; its caBundle is kept")]
    public static partial void ConfigurationFound(ILogger logger, string configuration);

    [LoggerMessage(810, LogLevel.Information, "{Plan}: another replica was faster")]
    public static partial void WasSlower(ILogger logger, string plan);

    [LoggerMessage(811, LogLevel.Warning, "The webhook's certificates could not be kept, next attempt in {Delay}: {Message}")]
    public static partial void RoundFailed(ILogger logger, string message, TimeSpan delay);

    [LoggerMessage(812, LogLevel.Information, "Serving the certificate in {Folder}: {Subject}, valid until {NotAfter:u}")]
    public static partial void FolderRead(ILogger logger, string folder, string subject, DateTimeOffset notAfter);

    [LoggerMessage(813, LogLevel.Warning, "The certificate in {Folder} cannot be used, the one before stays: {Message}")]
    public static partial void FolderBad(ILogger logger, string folder, string message);
}
