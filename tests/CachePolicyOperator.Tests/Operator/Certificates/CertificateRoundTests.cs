using System.Text;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Certificates;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Operator.Certificates;

public sealed class CertificateRoundTests : IDisposable
{
    private static readonly CertificateOptions Options = new();

    private readonly FakeTimeProvider _time = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly CertificateCluster _cluster = new();
    private readonly Rounds _replica;
    private readonly Rounds _other;

    public CertificateRoundTests()
    {
        _replica = new(_cluster, Options, _time);
        _other = new(_cluster, Options, _time);
    }

    private SecretReading.Sound Stored => Assert.IsType<SecretReading.Sound>(AuthoritySecret.Read(_cluster.Secret, _time.GetUtcNow()));

    [Fact]
    public async Task Without_a_configuration_an_authority_is_created_and_a_leaf_served()
    {
        Assert.IsType<CertificatePlan.Keep>(await _replica.SettleAsync());

        Assert.Equal(["create Secret"], _cluster.Writes);
        Assert.Equal("kubernetes.io/tls", _cluster.Secret!.Type);
        Assert.Equal(Stored.Authority.Certificate, _replica.Leaf!.Issuer);
        Assert.Equal(1, _replica.Counters["cachepolicy_webhook_authority_changes_total{change=created}"]);
    }

    [Fact]
    public async Task The_first_leaf_waits_until_the_API_server_trusts_its_authority()
    {
        _cluster.Install("a", "b");

        Assert.IsType<CertificatePlan.AwaitTrust>(await _replica.SettleAsync());
        Assert.Null(_replica.Leaf);
        Assert.All(_cluster.Published, bundle => Assert.Equal(Stored.Bundle.Authorities, bundle.Authorities));

        _time.Advance(Options.Settling);
        Assert.IsType<CertificatePlan.Keep>(await _replica.SettleAsync());
        Assert.NotNull(_replica.Leaf);
    }

    [Fact]
    public async Task A_configuration_that_is_installed_later_gets_its_bundle()
    {
        await StartAsync(_replica);
        _cluster.Install("a");
        await _replica.SettleAsync();

        Assert.Equal(Stored.Bundle.Authorities, _cluster.Published.Single().Authorities);
        Assert.Single(_replica.Log.Lines, line => line.Contains("does not exist", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("somebody else's")]
    public async Task A_changed_bundle_is_put_right(string? drift)
    {
        _cluster.Install("a", "b");
        await StartAsync(_replica);
        var configuration = _cluster.Configuration!;
        _cluster.Put(configuration with
        {
            Webhooks = [configuration.Webhooks![0], configuration.Webhooks[1] with { ClientConfig = new() { CaBundle = drift is null ? null : Encoding.UTF8.GetBytes(drift) } }],
        });

        Assert.IsType<CertificatePlan.Keep>(await _replica.SettleAsync());

        Assert.All(_cluster.Published, bundle => Assert.Equal(Stored.Bundle.Authorities, bundle.Authorities));
    }

    [Fact]
    public async Task A_configuration_that_cert_manager_keeps_is_never_touched()
    {
        _cluster.Put(new ValidatingWebhookConfiguration
        {
            Metadata = new()
            {
                Name = CertificateOptions.DefaultConfiguration,
                Annotations = new Dictionary<string, string> { ["cert-manager.io/inject-ca-from"] = "system/hook" },
            },
            Webhooks = [new() { Name = "a" }],
        });

        await StartAsync(_replica);

        Assert.Equal(["put ValidatingWebhookConfiguration", "create Secret"], _cluster.Writes);
        Assert.Single(_replica.Log.Lines, line => line.Contains("left to cert-manager", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_leaf_is_renewed_after_two_thirds_of_its_life()
    {
        await StartAsync(_replica);
        var first = _replica.Leaf!;

        _time.Advance((Options.LeafLifetime * 2 / 3) - TimeSpan.FromMinutes(1));
        await _replica.SettleAsync();
        Assert.Same(first, _replica.Leaf);

        _time.Advance(TimeSpan.FromMinutes(1));
        await _replica.SettleAsync();
        Assert.Equal(_time.GetUtcNow() + Options.LeafLifetime, _replica.Leaf!.NotAfter);
        Assert.Equal(["create Secret"], _cluster.Writes);
    }

    [Fact]
    public async Task An_authority_gets_its_successor_before_its_last_third_and_stays_trusted_until_it_expires()
    {
        _cluster.Install("a");
        await StartAsync(_replica);
        var (old, leaf) = (Stored.Authority.Certificate, _replica.Leaf!);

        _time.Advance(Options.AuthorityLifetime * 2 / 3);
        _replica.SeeSecret();
        _replica.SeeConfiguration();
        await _replica.StepAsync();
        await _replica.StepAsync();
        var successor = Stored.Authority.Certificate;
        Assert.NotEqual(old, successor);
        Assert.Equal([old, successor], Stored.Bundle.Authorities);

        // Written to the Secret, not yet to the configuration: the leaf stays with the old one.
        _replica.SeeSecret();
        await _replica.StepAsync();
        Assert.Equal(old, _replica.Leaf!.Issuer);
        Assert.NotSame(leaf, _replica.Leaf);
        await _replica.SettleAsync();
        Assert.Equal([old, successor], _cluster.Published.Single().Authorities);
        Assert.Equal(old, _replica.Leaf!.Issuer);

        _time.Advance(Options.Settling);
        await _replica.SettleAsync();
        Assert.Equal(successor, _replica.Leaf!.Issuer);

        _time.Advance((Options.AuthorityLifetime / 3) - Options.Settling - TimeSpan.FromMinutes(1));
        await _replica.SettleAsync();
        Assert.Equal([old, successor], _cluster.Published.Single().Authorities);
        _time.Advance(TimeSpan.FromMinutes(1));
        await _replica.SettleAsync();
        Assert.Equal([successor], _cluster.Published.Single().Authorities);
        Assert.Equal(1, _replica.Counters["cachepolicy_webhook_authority_changes_total{change=rotated}"]);
    }

    [Fact]
    public async Task A_replica_with_an_old_view_does_not_take_a_new_bundle_back()
    {
        _cluster.Install("a");
        await StartAsync(_replica);
        await StartAsync(_other);
        _time.Advance(Options.AuthorityLifetime * 2 / 3);
        await _replica.SettleAsync();
        var published = _cluster.Configuration!.Metadata.ResourceVersion;

        // It sees the new configuration but still the old Secret, to which the bundle looks like drift.
        _other.SeeConfiguration();
        Assert.IsNotType<CertificatePlan.PublishBundle>(await _other.StepAsync());

        Assert.Equal(published, _cluster.Configuration.Metadata.ResourceVersion);
    }

    [Fact]
    public async Task Between_a_decision_and_its_write_another_may_write_more()
    {
        _cluster.Install("a");
        await StartAsync(_replica);
        await StartAsync(_other);
        _cluster.Install("a");
        _other.SeeConfiguration();

        // The other is about to publish what the Secret says now; meanwhile the authority is rotated and published.
        _time.Advance((Options.AuthorityLifetime * 2 / 3) - TimeSpan.FromMinutes(1));
        _cluster.Before = (verb, _) =>
        {
            if (verb != "patch")
                return;
            _cluster.Before = null;
            _time.Advance(TimeSpan.FromMinutes(1));
            _replica.SettleAsync().GetAwaiter().GetResult();
        };
        Assert.IsType<CertificatePlan.PublishBundle>(await _other.StepAsync());

        Assert.Equal(2, _cluster.Published.Single().Authorities.Count);
        Assert.Contains(_other.Log.Lines, line => line.Contains("another replica was faster", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("tls.key", "garbage")]
    [InlineData("tls.crt", "garbage")]
    [InlineData("tls.crt", "")]
    public async Task A_damaged_Secret_is_replaced_and_leaves_of_the_old_authority_stay_trusted(string key, string content)
    {
        _cluster.Install("a");
        await StartAsync(_replica);
        var old = Stored.Authority.Certificate;
        _cluster.Put(_cluster.Secret! with { Data = new Dictionary<string, byte[]>(_cluster.Secret.Data!) { [key] = Encoding.UTF8.GetBytes(content) } });

        Assert.IsType<CertificatePlan.AwaitTrust>(await _replica.SettleAsync());

        Assert.Equal([old, Stored.Authority.Certificate], _cluster.Published.Single().Authorities);
        Assert.Equal(old, _replica.Leaf!.Issuer);
        Assert.Equal(1, _replica.Counters["cachepolicy_webhook_authority_changes_total{change=replaced}"]);
        Assert.Contains("AuthorityReplaced", _replica.Events.Reasons);
        _time.Advance(Options.Settling);
        await _replica.SettleAsync();
        Assert.Equal(Stored.Authority.Certificate, _replica.Leaf!.Issuer);
    }

    [Fact]
    public async Task A_deleted_Secret_means_a_new_authority_and_no_refused_request()
    {
        _cluster.Install("a");
        await StartAsync(_replica);
        await StartAsync(_other);
        var old = Stored.Authority.Certificate;
        _cluster.Remove<Secret>(CertificateOptions.DefaultSecret);

        await _replica.SettleAsync();
        await _other.SettleAsync();

        Assert.Equal([old, Stored.Authority.Certificate], _cluster.Published.Single().Authorities);
        Assert.Equal(old, _other.Leaf!.Issuer);
    }

    [Fact]
    public async Task A_refused_write_does_not_keep_a_leaf_from_its_renewal()
    {
        _cluster.Install("a");
        await StartAsync(_replica);
        var first = _replica.Leaf!;
        _cluster.Before = (verb, _) => throw new KubernetesApiException(new Status { Code = 403, Reason = "Forbidden" });
        _time.Advance(Options.AuthorityLifetime * 2 / 3);

        await Assert.ThrowsAsync<KubernetesApiException>(_replica.SettleAsync);

        Assert.NotSame(first, _replica.Leaf);
        Assert.False(_replica.Leaf!.HasExpired(_time.GetUtcNow()));
    }

    [Fact]
    public async Task Of_two_that_create_the_authority_one_does()
    {
        _cluster.Before = (verb, _) =>
        {
            if (verb != "create")
                return;
            _cluster.Before = null;
            _other.SettleAsync().GetAwaiter().GetResult();
        };

        await _replica.SettleAsync();

        Assert.Equal(["create Secret"], _cluster.Writes);
        Assert.Equal(_other.Leaf!.Issuer, _replica.Leaf!.Issuer);
    }

    public void Dispose()
    {
        _replica.Dispose();
        _other.Dispose();
    }

    private async Task StartAsync(Rounds replica)
    {
        await replica.SettleAsync();
        _time.Advance(Options.Settling);
        Assert.IsType<CertificatePlan.Keep>(await replica.SettleAsync());
        Assert.NotNull(replica.Leaf);
    }
}
