using System.Diagnostics.Metrics;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Events;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Runtime.Hosting;

namespace CachePolicyOperator.Certificates;

/// <summary>Adds to an operator what keeps the webhook's certificate.</summary>
internal static class WebhookCertificates
{
    /// <param name="builder">Makes the informers, runs the loop, and is not ready before there is a certificate.</param>
    /// <param name="options">Where the certificate comes from.</param>
    /// <param name="namespace">Where the Service and the Secret are unless the options say so.</param>
    /// <param name="client">Writes the Secret and the caBundle.</param>
    /// <param name="events">Tells of replaced authorities.</param>
    /// <param name="meter">Gets the instruments.</param>
    /// <param name="time">The clock that certificates are valid by.</param>
    /// <param name="logger">Tells what happens.</param>
    public static IServingCertificate Add(
        OperatorBuilder builder,
        CertificateOptions options,
        string @namespace,
        IKubernetesClient client,
        IEventRecorder events,
        Meter meter,
        TimeProvider time,
        ILogger logger)
    {
        var metrics = new CertificateMetrics(meter);
        IServingCertificate certificate = options.Folder is { } folder
            ? AddFolder(builder, new(folder, metrics, time, logger))
            : AddAuthority(builder, options with { Namespace = options.Namespace ?? @namespace }, client, new(options, events, metrics, logger), time);
        builder.Readiness.Add("webhook-certificate", () => certificate.Context is null ? "waiting for the webhook's certificate" : null);
        return certificate;
    }

    private static FolderCertificate AddFolder(OperatorBuilder builder, FolderCertificate certificate)
    {
        builder.AddBackground(certificate.RunAsync);
        return certificate;
    }

    private static AuthorityCertificate AddAuthority(
        OperatorBuilder builder, CertificateOptions options, IKubernetesClient client, CertificateAnnouncer announcer, TimeProvider time)
    {
        var @namespace = options.Namespace!;
        var round = new CertificateRound(
            new(client, options, @namespace), options, ServingNames.Of(options.Service, @namespace, options.Hosts), announcer, time);
        var certificate = new AuthorityCertificate(
            builder.Informer<Secret>(new() { Namespace = @namespace, FieldSelector = $"metadata.name={options.Secret}" }),
            builder.Informer<ValidatingWebhookConfiguration>(new() { FieldSelector = $"metadata.name={options.Configuration}" }),
            round,
            announcer,
            options,
            time);
        builder.AddBackground(certificate.RunAsync);
        return certificate;
    }
}
