using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Load.Webhooks;

/// <summary>Sends reviews to a webhook as the API server does: JSON over HTTP/1.1 and TLS, on connections that are kept.</summary>
internal sealed class ReviewSender : IDisposable
{
    private readonly HttpClient _http;
    private readonly byte[] _body;
    private X509Certificate2? _certificate;

    public ReviewSender(Uri webhook, CachePolicy policy)
    {
        _body = Body(policy);
        _http = new(new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => Keep(certificate) } }) { BaseAddress = webhook };
    }

    /// <summary>What the server showed in the last handshake: it is self-signed, and so its own authority.</summary>
    public string CertificatePem => (_certificate ?? throw new InvalidOperationException("nothing was sent yet")).ExportCertificatePem();

    /// <summary>Sends one; the milliseconds that the review took by the server's own clock.</summary>
    public async Task<double> SendAsync(CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(_body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var response = await _http.PostAsync((Uri?)null, content, cancellationToken);
        var answer = await response.Content.ReadAsStringAsync(cancellationToken);
        return answer.Contains("\"allowed\":true", StringComparison.Ordinal)
            ? ReviewTime(response.Headers.GetValues("Server-Timing").Single())
            : throw new InvalidOperationException($"the webhook answered {(int)response.StatusCode}: {answer}");
    }

    public void Dispose()
    {
        _http.Dispose();
        _certificate?.Dispose();
    }

    private bool Keep(X509Certificate? certificate)
    {
        _certificate = certificate is null ? null : X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return true;
    }

    private static double ReviewTime(string timing) =>
        double.Parse(timing.Split("review;dur=")[1], CultureInfo.InvariantCulture);

    private static byte[] Body(CachePolicy policy) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["kind"] = "AdmissionReview",
        ["apiVersion"] = "admission.k8s.io/v1",
        ["request"] = new JsonObject
        {
            ["uid"] = "705ab4f5-6393-11e8-b7cc-42010a800002",
            ["kind"] = new JsonObject { ["group"] = ApiGroup.Name, ["version"] = ApiGroup.Version, ["kind"] = "CachePolicy" },
            ["resource"] = new JsonObject { ["group"] = ApiGroup.Name, ["version"] = ApiGroup.Version, ["resource"] = "cachepolicies" },
            ["name"] = policy.Metadata.Name,
            ["namespace"] = policy.Metadata.Namespace,
            ["operation"] = "CREATE",
            ["userInfo"] = new JsonObject { ["username"] = "load" },
            ["object"] = JsonSerializer.SerializeToNode(policy, EntitiesJsonContext.Default.CachePolicy),
        },
    }.ToJsonString());
}
