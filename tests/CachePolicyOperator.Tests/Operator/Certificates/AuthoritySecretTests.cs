using System.Text;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Certificates;

namespace CachePolicyOperator.Tests.Operator.Certificates;

public sealed class AuthoritySecretTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly CertificateAuthority _old = CertificateAuthority.Create(Now.AddDays(-10), TimeSpan.FromDays(12));
    private readonly CertificateAuthority _new = CertificateAuthority.Create(Now, TimeSpan.FromDays(365));

    private Secret Good => new Secret().With(_new, TrustBundle.Empty.With(_old.Certificate).With(_new.Certificate));

    [Fact]
    public void What_is_written_is_what_is_read()
    {
        var sound = Assert.IsType<SecretReading.Sound>(AuthoritySecret.Read(Good, Now));

        Assert.Equal(_new.Certificate, sound.Authority.Certificate);
        Assert.Equal([_old.Certificate, _new.Certificate], sound.Bundle.Authorities);
        Assert.False(sound.BundleDiffers);
    }

    [Fact]
    public void An_expired_authority_leaves_the_bundle()
    {
        var sound = Assert.IsType<SecretReading.Sound>(AuthoritySecret.Read(Good, Now.AddDays(2)));

        Assert.Equal([_new.Certificate], sound.Bundle.Authorities);
        Assert.True(sound.BundleDiffers);
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    public void A_damaged_bundle_is_made_whole_from_the_authority(string bundle)
    {
        var sound = Assert.IsType<SecretReading.Sound>(AuthoritySecret.Read(Changed("ca.crt", bundle), Now));

        Assert.Equal([_new.Certificate], sound.Bundle.Authorities);
        Assert.True(sound.BundleDiffers);
    }

    public static TheoryData<string, string> Damages => new()
    {
        { "tls.crt", "" },
        { "tls.crt", "garbage" },
        { "tls.crt", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" },
        { "tls.key", "" },
        { "tls.key", "garbage" },
        { "tls.key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void What_cannot_sign_is_damaged_and_its_bundle_is_kept(string key, string content)
    {
        var damaged = Assert.IsType<SecretReading.Damaged>(AuthoritySecret.Read(Changed(key, content), Now));

        Assert.NotEmpty(damaged.Reason);
        Assert.Equal([_old.Certificate, _new.Certificate], damaged.Salvage.Authorities);
    }

    [Fact]
    public void A_key_of_another_certificate_is_damage() =>
        Assert.IsType<SecretReading.Damaged>(AuthoritySecret.Read(Changed("tls.key", _old.KeyPem), Now));

    [Fact]
    public void A_leaf_is_no_authority()
    {
        var leaf = _new.Issue(ServingNames.Of("a", "b", []), Now, TimeSpan.FromDays(1)).Context.TargetCertificate;
        using var key = System.Security.Cryptography.X509Certificates.ECDsaCertificateExtensions.GetECDsaPrivateKey(leaf)!;
        var secret = Good with
        {
            Data = new Dictionary<string, byte[]>
            {
                ["tls.crt"] = Encoding.UTF8.GetBytes(leaf.ExportCertificatePem()),
                ["tls.key"] = Encoding.UTF8.GetBytes(key.ExportPkcs8PrivateKeyPem()),
            },
        };

        Assert.IsType<SecretReading.Damaged>(AuthoritySecret.Read(secret, Now));
    }

    [Fact]
    public void An_expired_authority_is_damage() =>
        Assert.Contains("expired", Assert.IsType<SecretReading.Damaged>(AuthoritySecret.Read(Good, Now.AddDays(365))).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_Secret_without_data_is_damaged_and_none_is_missing()
    {
        Assert.IsType<SecretReading.Damaged>(AuthoritySecret.Read(new(), Now));
        Assert.IsType<SecretReading.Missing>(AuthoritySecret.Read(null, Now));
    }

    [Fact]
    public void What_others_keep_in_the_Secret_stays()
    {
        var secret = Changed("note", "mine").With(_old, TrustBundle.Empty);

        Assert.Equal("mine", Encoding.UTF8.GetString(secret.Data!["note"]));
    }

    private Secret Changed(string key, string content) =>
        Good with { Data = new Dictionary<string, byte[]>(Good.Data!) { [key] = Encoding.UTF8.GetBytes(content) } };
}
