using System.Security.Cryptography.X509Certificates;
using CachePolicyOperator.Certificates;
using CachePolicyOperator.Runtime.Metrics;
using CachePolicyOperator.Tests.Runtime;
using CachePolicyOperator.Tests.Runtime.Events;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Operator.Certificates;

public sealed class FolderCertificateTests : IAsyncLifetime, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly FakeTimeProvider _time = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly RuntimeMetrics _metrics = new();
    private readonly Counters _counters;
    private readonly CancellationTokenSource _stopping = new();
    private readonly LogLines<FolderCertificate> _log = new();
    private readonly FolderCertificate _certificate;
    private Task _running = Task.CompletedTask;

    public FolderCertificateTests()
    {
        _counters = new(_metrics);
        _certificate = new(_folder.FullName, new(_metrics.Meter), _time, _log);
    }

    [Fact]
    public void A_certificate_is_served_with_its_intermediates()
    {
        var authority = CertificateAuthority.Create(_time.GetUtcNow(), TimeSpan.FromDays(30));
        Write(_folder.FullName, Leaf("a", authority), extra: authority.CertificatePem);
        Start();

        Assert.Equal("a", Served);
        Assert.True(_certificate.Context!.TargetCertificate.HasPrivateKey);
        _counters.ReadGauges();
        Assert.Equal(_time.GetUtcNow().AddDays(1).ToUnixTimeSeconds(), _counters["cachepolicy_webhook_certificate_expiry_timestamp_seconds{}"]);
    }

    [Fact]
    public async Task A_link_that_the_kubelet_swaps_is_followed()
    {
        Version("1", "a");
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "tls.crt"), "..data/tls.crt");
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "tls.key"), "..data/tls.key");
        Start();
        Assert.Equal("a", Served);

        Version("2", "b");
        await TickAsync();

        Assert.Equal("b", Served);
        Assert.Equal(0, _counters["certwatcher_read_certificate_errors_total{}"]);
    }

    public static TheoryData<string, string?> Bad => new()
    {
        { "tls.crt", null },
        { "tls.key", null },
        { "tls.crt", "" },
        { "tls.crt", "garbage" },
        { "tls.key", "garbage" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_bad_file_keeps_the_certificate_before_and_is_counted_and_logged_once(string file, string? content)
    {
        Write(_folder.FullName, Leaf("a"));
        Start();
        if (content is null)
            File.Delete(Path.Combine(_folder.FullName, file));
        else
            await File.WriteAllTextAsync(Path.Combine(_folder.FullName, file), content);

        await TickAsync();
        await TickAsync();

        Assert.Equal("a", Served);
        Assert.Equal(2, _counters["certwatcher_read_certificate_errors_total{}"]);
        Assert.Single(_log.Lines, line => line.Contains("cannot be used", StringComparison.Ordinal));

        Write(_folder.FullName, Leaf("b"));
        await TickAsync();
        Assert.Equal("b", Served);
    }

    [Fact]
    public async Task A_key_of_another_certificate_is_bad()
    {
        Write(_folder.FullName, Leaf("a"));
        Start();
        File.Copy(Path.Combine(_folder.FullName, "tls.key"), Path.Combine(_folder.FullName, "old.key"));
        Write(_folder.FullName, Leaf("b"));
        File.Move(Path.Combine(_folder.FullName, "old.key"), Path.Combine(_folder.FullName, "tls.key"), overwrite: true);

        await TickAsync();

        Assert.Equal("a", Served);
        Assert.Equal(1, _counters["certwatcher_read_certificate_errors_total{}"]);
    }

    [Fact]
    public async Task A_folder_that_is_filled_later_will_do()
    {
        Start();
        Assert.Null(_certificate.Context);

        Write(_folder.FullName, Leaf("a"));
        await TickAsync();

        Assert.Equal("a", Served);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _counters.Dispose();
        _metrics.Dispose();
        _folder.Delete(recursive: true);
    }

    private string Served => _certificate.Context!.TargetCertificate.Extensions
        .OfType<X509SubjectAlternativeNameExtension>().Single().EnumerateDnsNames().First();

    // The first read is done when this returns: the loop has nothing to wait for before it.
    private void Start() => _running = _certificate.RunAsync(_stopping.Token);

    private async Task TickAsync()
    {
        var reads = _counters["certwatcher_read_certificate_total{}"];
        _time.Advance(TimeSpan.FromSeconds(10));
        await Eventually.TrueAsync(() => _counters["certwatcher_read_certificate_total{}"] > reads);
    }

    private ServingLeaf Leaf(string name, CertificateAuthority? authority = null) =>
        (authority ?? CertificateAuthority.Create(_time.GetUtcNow(), TimeSpan.FromDays(30))).Issue(new([name]), _time.GetUtcNow(), TimeSpan.FromDays(1));

    /// <summary>As the kubelet lays it out: a folder for the version, and a link to it.</summary>
    private void Version(string version, string name)
    {
        var data = _folder.CreateSubdirectory($"..{version}");
        Write(data.FullName, Leaf(name));
        var link = Path.Combine(_folder.FullName, "..data");
        File.Delete(link);
        File.CreateSymbolicLink(link, data.Name);
    }

    private static void Write(string folder, ServingLeaf leaf, string extra = "")
    {
        var certificate = leaf.Context.TargetCertificate;
        using var key = ECDsaCertificateExtensions.GetECDsaPrivateKey(certificate)!;
        File.WriteAllText(Path.Combine(folder, "tls.crt"), certificate.ExportCertificatePem() + "\n" + extra);
        File.WriteAllText(Path.Combine(folder, "tls.key"), key.ExportPkcs8PrivateKeyPem());
    }
}
