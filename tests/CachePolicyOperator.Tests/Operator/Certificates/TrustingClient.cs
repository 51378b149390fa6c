using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Tests.Operator.Certificates;

/// <summary>
/// Asks as the API server does: trusts the caBundle, which it notices a little late, and nothing else. Every request is a new
/// connection with a full handshake.
/// </summary>
internal sealed class TrustingClient : IDisposable
{
    private static readonly TimeSpan Lag = TimeSpan.FromMilliseconds(200);

    private readonly Func<ValidatingWebhookConfiguration> _configuration;
    private readonly Queue<(long Since, byte[] Bundle)> _noticed = [];
    private readonly HttpClient _http;

    public TrustingClient(Uri server, Func<ValidatingWebhookConfiguration> configuration)
    {
        _configuration = configuration;
        _http = new(new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.Zero,
            SslOptions = new() { AllowTlsResume = false, RemoteCertificateValidationCallback = (_, leaf, _, errors) => Trusts((X509Certificate2)leaf!, errors) },
        })
        { BaseAddress = server };
    }

    public HashSet<string> Issuers { get; } = [];

    public HashSet<string> Leaves { get; } = [];

    /// <summary>Fails when the server is not trusted.</summary>
    public async Task AskAsync(CancellationToken cancellationToken)
    {
        var bundle = _configuration().Webhooks![0].ClientConfig!.CaBundle!;
        _noticed.Enqueue((TimeProvider.System.GetTimestamp(), bundle));
        while (_noticed.Count > 1 && TimeProvider.System.GetElapsedTime(_noticed.ElementAt(1).Since) > Lag)
            _noticed.Dequeue();
        Assert.Equal("hello", await _http.GetStringAsync(new Uri("/", UriKind.Relative), cancellationToken));
    }

    public void Dispose() => _http.Dispose();

    private bool Trusts(X509Certificate2 leaf, SslPolicyErrors errors)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.ImportFromPem(Encoding.UTF8.GetString(_noticed.Peek().Bundle));
        Issuers.Add(leaf.Issuer);
        Leaves.Add(leaf.SerialNumber);
        return !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) && chain.Build(leaf);
    }
}
