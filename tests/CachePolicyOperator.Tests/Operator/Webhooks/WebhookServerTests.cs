using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using CachePolicyOperator.Certificates;
using CachePolicyOperator.Tests.Scripted;
using CachePolicyOperator.Tests.Webhooks;
using CachePolicyOperator.Webhooks;
using CachePolicyOperator.Webhooks.Endpoint;
using Microsoft.Extensions.Logging.Abstractions;

namespace CachePolicyOperator.Tests.Operator.Webhooks;

public sealed class WebhookServerTests : IAsyncDisposable
{
    private readonly TestAuthority _authority = new("webhook");
    private readonly Replaceable _certificate = new();
    private readonly Meter _meter = new("test");
    private readonly CancellationTokenSource _stopping = new();
    private readonly WebhookServer _server;

    public WebhookServerTests()
    {
        var endpoint = new AdmissionEndpoint([new("policies", Tests.Webhooks.Scripted.Allowing)], new AdmissionMetrics(_meter), TimeProvider.System, NullLogger.Instance);
        _server = new(endpoint, _certificate, new(IPAddress.Loopback, 0), _stopping.Token);
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Reviews_are_answered_over_TLS_and_both_versions_of_HTTP(string version)
    {
        _certificate.Show(_authority.Issue("webhook"));
        await _server.StartAsync(CancellationToken.None);

        var answer = await PostAsync(Version.Parse(version));
        Assert.Equal((HttpStatusCode.OK, Version.Parse(version)), (answer.Status, answer.Version));
        Assert.Equal("CN=webhook", answer.Subject);
    }

    [Fact]
    public async Task A_new_certificate_is_shown_to_the_next_connection_without_a_restart()
    {
        _certificate.Show(_authority.Issue("first"));
        await _server.StartAsync(CancellationToken.None);
        var before = await PostAsync(HttpVersion.Version11);
        _certificate.Show(_authority.Issue("second"));
        var after = await PostAsync(HttpVersion.Version11);

        Assert.Equal(("CN=first", "CN=second"), (before.Subject, after.Subject));
    }

    [Fact]
    public async Task Without_a_certificate_handshakes_fail_and_the_server_lives_on()
    {
        await _server.StartAsync(CancellationToken.None);
        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(HttpVersion.Version11));

        _certificate.Show(_authority.Issue("webhook"));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(HttpVersion.Version11)).Status);
    }

    /// <summary>A connection outlives the Service's knowledge of this pod, and would be closed under a request.</summary>
    [Fact]
    public async Task Once_a_stop_is_asked_for_answers_end_their_connections()
    {
        _certificate.Show(_authority.Issue("webhook"));
        await _server.StartAsync(CancellationToken.None);
        var before = await PostAsync(HttpVersion.Version11);

        await _stopping.CancelAsync();

        Assert.False(before.EndsConnection);
        Assert.True((await PostAsync(HttpVersion.Version11)).EndsConnection);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(HttpVersion.Version20)).Status);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _stopping.Dispose();
        _certificate.Context?.TargetCertificate.Dispose();
        _authority.Dispose();
        _meter.Dispose();
    }

    /// <summary>On a connection of its own.</summary>
    private async Task<(HttpStatusCode Status, Version Version, string? Subject, bool EndsConnection)> PostAsync(Version version)
    {
        string? subject = null;
        using var http = new HttpClient(new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => (subject = shown?.Subject) is not null },
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(_server.Addresses.Single()), "/validate/policies"))
        {
            Version = version,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(ReviewBody.OfPolicy("CREATE", ReviewBody.Storefront()).Bytes()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        using var response = await http.SendAsync(request);
        return (response.StatusCode, response.Version, subject, response.Headers.ConnectionClose == true);
    }

    private sealed class Replaceable : IServingCertificate
    {
        public SslStreamCertificateContext? Context { get; private set; }

        public void Show(X509Certificate2 certificate) => Context = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
    }
}
