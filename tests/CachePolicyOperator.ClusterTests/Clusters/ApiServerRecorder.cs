using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>
/// Stands between operators and the API server and writes down what they ask for. Works with every API server, whatever its flags,
/// where an audit log needs one that was started with a policy.
/// </summary>
internal sealed class ApiServerRecorder : IAsyncDisposable
{
    /// <summary>A connection's own; the next one has others.</summary>
    private static readonly string[] HopByHop = ["Connection", "Host", "Keep-Alive", "Transfer-Encoding", "Upgrade"];

    private readonly WebApplication _application;
    private readonly HttpClient _server;
    private readonly RequestLedger _ledger;

    private ApiServerRecorder(Uri server, X509Certificate2Collection trusted, X509Certificate2 certificate, RequestLedger ledger)
    {
        _ledger = ledger;
        _server = new(Connections(trusted)) { BaseAddress = server, Timeout = Timeout.InfiniteTimeSpan };
        Certificate = certificate.ExportCertificatePem();
        _application = Build(certificate);
        _application.Run(ForwardAsync);
    }

    public string Address => _application.Urls.Single();

    /// <summary>What its callers have to trust, as PEM.</summary>
    public string Certificate { get; }

    /// <summary>Before the API server that kubectl talks to.</summary>
    public static async Task<ApiServerRecorder> StartAsync(Kubectl kubectl, RequestLedger ledger)
    {
        var cluster = (await kubectl.ConfigAsync())["clusters"]![0]!["cluster"]!;
        var trusted = new X509Certificate2Collection();
        trusted.ImportFromPem(Encoding.UTF8.GetString(Convert.FromBase64String((string)cluster["certificate-authority-data"]!)));
        var recorder = new ApiServerRecorder(new Uri((string)cluster["server"]!), trusted, SelfSigned(), ledger);
        await recorder._application.StartAsync();
        return recorder;
    }

    public async ValueTask DisposeAsync()
    {
        // Whoever still watches is cut off.
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
        _server.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        var call = ApiCall.Of(context.Request.Method, context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        try
        {
            using var request = Request(context.Request, call.Target);
            using var answer = await _server.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
            var refusal = answer.StatusCode == HttpStatusCode.Forbidden ? await RefusalAsync(answer) : null;
            _ledger.Add(call, refusal);
            CopyHead(answer, context.Response);
            await CopyBodyAsync(answer, context);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            // The caller shall see what it would have seen: a connection that breaks.
            context.Abort();
        }
    }

    /// <summary>A status that fits in memory, read without taking it from the caller.</summary>
    private static async Task<string> RefusalAsync(HttpResponseMessage answer)
    {
        await answer.Content.LoadIntoBufferAsync();
        return await answer.Content.ReadAsStringAsync();
    }

    private HttpRequestMessage Request(HttpRequest incoming, string target)
    {
        var request = new HttpRequestMessage(new(incoming.Method), new Uri(_server.BaseAddress!, target))
        {
            Version = HttpVersion.Version20,
            Content = HttpMethods.IsGet(incoming.Method) ? null : new StreamContent(incoming.Body),
        };
        foreach (var (name, values) in incoming.Headers.Where(header => !HopByHop.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        return request;
    }

    private static void CopyHead(HttpResponseMessage answer, HttpResponse response)
    {
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !HopByHop.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
            response.Headers[name] = values.ToArray();
    }

    /// <summary>Each piece as it comes: a watch is an answer that does not end.</summary>
    private static async Task CopyBodyAsync(HttpResponseMessage answer, HttpContext context)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        var buffer = new byte[16 * 1024];
        while (await body.ReadAsync(buffer, context.RequestAborted) is > 0 and var read)
        {
            await context.Response.Body.WriteAsync(buffer.AsMemory(0, read), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    private static WebApplication Build(X509Certificate2 certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate));
        });
        return builder.Build();
    }

    private static SocketsHttpHandler Connections(X509Certificate2Collection trusted)
    {
        var chain = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        chain.CustomTrustStore.AddRange(trusted);
        return new() { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, EnableMultipleHttp2Connections = true, SslOptions = new() { CertificateChainPolicy = chain } };
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=recorder", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddHours(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }
}
