using System.Diagnostics;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CachePolicyOperator.Certificates;

namespace CachePolicyOperator.Tests.Operator.Certificates;

public sealed class CertificateAuthorityTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ServingNames Names = ServingNames.Of("hook", "system", ["127.0.0.1", "hook.example"]);

    private readonly CertificateAuthority _authority = CertificateAuthority.Create(Now, TimeSpan.FromDays(365));

    private X509Certificate2 Leaf(DateTimeOffset? now = null) => _authority.Issue(Names, now ?? Now, TimeSpan.FromDays(7)).Context.TargetCertificate;

    private X509Certificate2 Root => X509Certificate2.CreateFromPem(_authority.CertificatePem);

    [Fact]
    public void A_leaf_names_the_service_in_every_form_and_what_else_was_asked_for()
    {
        var names = Leaf().Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();

        Assert.Equal(["hook", "hook.system", "hook.system.svc", "hook.system.svc.cluster.local", "hook.example"], names.EnumerateDnsNames());
        Assert.Equal([IPAddress.Loopback], names.EnumerateIPAddresses());
    }

    [Fact]
    public void A_leaf_may_serve_and_nothing_else()
    {
        var extensions = Leaf().Extensions;

        var constraints = extensions.OfType<X509BasicConstraintsExtension>().Single();
        Assert.True(constraints is { CertificateAuthority: false, Critical: true });
        Assert.Equal(X509KeyUsageFlags.DigitalSignature, extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages);
        Assert.Equal(["1.3.6.1.5.5.7.3.1"], extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>().Select(oid => oid.Value));
    }

    [Fact]
    public void An_authority_signs_leaves_only()
    {
        var constraints = Root.Extensions.OfType<X509BasicConstraintsExtension>().Single();

        Assert.True(constraints is { CertificateAuthority: true, Critical: true, HasPathLengthConstraint: true, PathLengthConstraint: 0 });
        Assert.Equal(X509KeyUsageFlags.KeyCertSign, Root.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages);
    }

    /// <summary>KubeOps computed the leaf's key identifier from the authority's key.</summary>
    [Fact]
    public void Key_identifiers_are_of_the_keys_that_they_name()
    {
        var leaf = Leaf();
        var own = leaf.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single().SubjectKeyIdentifier;
        var issuers = leaf.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().Single().KeyIdentifier!.Value;

        Assert.Equal(new X509SubjectKeyIdentifierExtension(leaf.PublicKey, false).SubjectKeyIdentifier, own);
        Assert.Equal(Root.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single().SubjectKeyIdentifier, Convert.ToHexString(issuers.Span));
    }

    [Fact]
    public void A_leaf_is_valid_from_a_little_before_now_and_never_outlives_its_authority()
    {
        Assert.Equal(Now.AddMinutes(-5), Leaf().NotBefore);
        Assert.Equal(Now.AddDays(7), Leaf().NotAfter);
        Assert.Equal(Now.AddDays(365), Leaf(Now.AddDays(364)).NotAfter);
    }

    [Fact]
    public void Serial_numbers_are_positive_and_of_sixteen_bytes()
    {
        var serials = Enumerable.Range(0, 1000).Select(_ => SerialNumber.Next()).ToList();

        Assert.All(serials, serial => Assert.InRange(serial[0], (byte)0x40, (byte)0x7f));
        Assert.All(serials, serial => Assert.Equal(16, serial.Length));
        Assert.Equal(1000, serials.Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public void Authorities_have_subjects_of_their_own() =>
        Assert.NotEqual(Root.Subject, X509Certificate2.CreateFromPem(CertificateAuthority.Create(Now, TimeSpan.FromDays(1)).CertificatePem).Subject);

    /// <summary>Another implementation's word: strict, at the time the certificate is for, among two authorities.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(7.1, 2)]
    public async Task OpenSSL_agrees(double daysLater, int expected)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var other = CertificateAuthority.Create(Now, TimeSpan.FromDays(365));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "ca.pem"), other.CertificatePem + _authority.CertificatePem);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "leaf.pem"), Leaf().ExportCertificatePem());
            var (exit, text) = await OpenSslAsync(
                folder.FullName, "verify", "-x509_strict", "-purpose", "sslserver", "-verify_hostname", "hook.system.svc",
                "-attime", Now.AddDays(daysLater).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), "-CAfile", "ca.pem", "leaf.pem");

            Assert.True(exit == expected, text);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int Exit, string Text)> OpenSslAsync(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("openssl", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var text = new StringBuilder(await process.StandardOutput.ReadToEndAsync());
        text.Append(await process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, text.ToString());
    }
}
