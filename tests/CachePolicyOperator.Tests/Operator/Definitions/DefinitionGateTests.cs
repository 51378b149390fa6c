using System.Reflection;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Definitions;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Tests.Runtime;
using CachePolicyOperator.Tests.Runtime.Events;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Operator.Definitions;

public sealed class DefinitionGateTests
{
    private static readonly BundleVersion Own = new(1, 4);

    private readonly FakeTimeProvider _time = new();
    private readonly LogLines<DefinitionGate> _log = new();

    [Theory]
    [InlineData("1.4.0")]
    [InlineData("1.4.9")]
    public async Task CRDs_of_the_same_minor_version_let_it_start(string version)
    {
        var gate = Gate(new Cluster(version));
        Assert.NotNull(gate.Check());

        await gate.StartAsync(CancellationToken.None);

        Assert.Null(gate.Check());
        Assert.Empty(_log.Lines);
    }

    [Theory]
    [InlineData("1.5.0")]
    [InlineData("2.0.0")]
    [InlineData("1.10.0-rc.1")]
    public async Task Newer_CRDs_hold_the_start_until_they_are_replaced(string version)
    {
        var cluster = new Cluster(version);
        var gate = Gate(cluster);

        var starting = gate.StartAsync(CancellationToken.None);
        _time.Advance(DefinitionGate.LookAgain);

        Assert.False(starting.IsCompleted);
        Assert.Contains($"cachepolicies.cachepolicy.dev is of version {version}, and this operator knows 1.4", gate.Check(), StringComparison.Ordinal);
        Assert.Single(_log.Lines);

        cluster.Version = "1.4.2";
        _time.Advance(DefinitionGate.LookAgain);
        await starting;
        Assert.Null(gate.Check());
    }

    [Theory]
    [InlineData("1.3.9")]
    [InlineData("0.9.0")]
    [InlineData(null)]
    [InlineData("latest")]
    public async Task Older_CRDs_and_those_without_a_version_are_warned_of(string? version)
    {
        var gate = Gate(new Cluster(version));

        await gate.StartAsync(CancellationToken.None);

        Assert.Null(gate.Check());
        Assert.Equal(2, _log.Lines.Count(text => text.Contains("older than this operator (1.4)", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Missing_CRDs_are_left_to_the_informers_to_tell()
    {
        var gate = Gate(new Cluster("1.4.0") { Missing = true });

        await gate.StartAsync(CancellationToken.None);

        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task An_account_that_may_not_read_them_is_warned_of()
    {
        var gate = Gate(new Cluster("9.0.0") { Failure = 403 });

        await gate.StartAsync(CancellationToken.None);

        Assert.Contains("may not read them", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_API_server_that_fails_is_asked_again()
    {
        var cluster = new Cluster("1.4.0") { Failure = 503 };
        var gate = Gate(cluster);

        var starting = gate.StartAsync(CancellationToken.None);
        Assert.Contains("cannot be read", gate.Check(), StringComparison.Ordinal);
        cluster.Failure = null;
        _time.Advance(DefinitionGate.LookAgain);

        await starting;
    }

    [Fact]
    public async Task A_stop_ends_the_wait()
    {
        using var stopping = new CancellationTokenSource();
        var starting = Gate(new Cluster("2.0.0")).StartAsync(stopping.Token);

        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
    }

    [Fact]
    public void Every_kind_of_the_API_is_looked_at()
    {
        var kinds = typeof(CachePolicy).Assembly.GetExportedTypes()
            .Select(type => type.GetCustomAttribute<KubernetesEntityAttribute>())
            .OfType<KubernetesEntityAttribute>()
            .Select(entity => $"{entity.PluralName}.{entity.Group}");

        var allowed = typeof(DefinitionGate).GetCustomAttribute<EntityRbacAttribute>()!.ResourceNames;

        Assert.Equal(kinds.Order(), allowed.Order());
    }

    private DefinitionGate Gate(Cluster cluster) => new(cluster, Own, _time, _log);

    private sealed class Cluster(string? version) : PartialClient
    {
        public string? Version { get; set; } = version;

        public bool Missing { get; init; }

        public int? Failure { get; set; }

        public override Task<T?> GetAsync<T>(string name, string? @namespace, CancellationToken cancellationToken)
            where T : class
        {
            if (Failure is { } code)
                throw Refusal(code, "scripted");
            var annotations = Version is null ? null : new Dictionary<string, string> { [Marks.BundleVersion] = Version };
            return Task.FromResult(Missing ? null : (T?)(object)new DefinitionMetadata { Metadata = new() { Name = name, Annotations = annotations } });
        }
    }
}
