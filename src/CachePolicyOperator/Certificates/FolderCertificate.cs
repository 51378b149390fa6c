using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CachePolicyOperator.Certificates;

/// <summary>
/// A certificate that somebody else keeps in a folder, such as cert-manager's Secret as the kubelet mounts it: <c>tls.crt</c>,
/// with its intermediates, and <c>tls.key</c>.
/// </summary>
/// <remarks>Guarantee: a file that is missing, torn or wrong leaves the certificate before in use, and is tried again.</remarks>
internal sealed class FolderCertificate(string folder, CertificateMetrics metrics, TimeProvider time, ILogger logger) : IServingCertificate
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private volatile SslStreamCertificateContext? _context;
    private string? _serving;
    private string? _complained;

    public SslStreamCertificateContext? Context => _context;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            do
                Read();
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    private void Read()
    {
        try
        {
            var (certificates, key) = ReadFiles();
            if (certificates + key == _serving)
                return;
            _context = Load(certificates, key);
            (_serving, _complained) = (certificates + key, null);
            var leaf = _context.TargetCertificate;
            metrics.Serves(leaf.NotAfter);
            Log.FolderRead(logger, folder, leaf.Subject, leaf.NotAfter);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            metrics.ReadFailed();
            if (e.Message != _complained)
                Log.FolderBad(logger, folder, e.Message);
            _complained = e.Message;
        }
        finally
        {
            metrics.Read();
        }
    }

    // The kubelet writes a new folder and then moves the link ..data to it: following it once keeps both files of one version.
    private (string Certificates, string Key) ReadFiles()
    {
        var link = Path.Combine(folder, "..data");
        var data = Directory.Exists(link) ? Directory.ResolveLinkTarget(link, returnFinalTarget: true)?.FullName ?? link : folder;
        return (File.ReadAllText(Path.Combine(data, "tls.crt")), File.ReadAllText(Path.Combine(data, "tls.key")));
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The context is in use as long as handshakes go on.")]
    private static SslStreamCertificateContext Load(string certificates, string key)
    {
        var leaf = X509Certificate2.CreateFromPem(certificates, key);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(certificates);
        chain.RemoveAt(0);

        // Offline: nothing is fetched from addresses that a certificate names.
        return SslStreamCertificateContext.Create(leaf, chain, offline: true);
    }
}
