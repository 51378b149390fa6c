using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Nodes;

namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>Sends reviews to an operator's webhook as the API server would.</summary>
[SuppressMessage("Security", "CA5359", Justification = "Which certificate is shown on loopback is not what is tested.")]
internal sealed class WebhookClient(int port) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        // So that the handshake is part of what is looked at.
        PooledConnectionLifetime = TimeSpan.FromMilliseconds(100),
        SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
    })
    {
        BaseAddress = new($"https://127.0.0.1:{port}"),
        Timeout = TimeSpan.FromSeconds(30),
    };

    /// <summary>A review of the creation of an object; the answer's status and body.</summary>
    public Task<(int Status, string Body)> ReviewAsync(string webhook, JsonNode written) => PostAsync(webhook, new JsonObject
    {
        ["apiVersion"] = "admission.k8s.io/v1",
        ["kind"] = "AdmissionReview",
        ["request"] = new JsonObject
        {
            ["uid"] = Guid.NewGuid().ToString(),
            ["operation"] = "CREATE",
            ["userInfo"] = new JsonObject { ["username"] = "jane" },
            ["object"] = written.DeepClone(),
        },
    }.ToJsonString());

    public async Task<(int Status, string Body)> PostAsync(string webhook, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(new Uri($"/validate/{webhook}", UriKind.Relative), content);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public void Dispose() => _http.Dispose();
}
