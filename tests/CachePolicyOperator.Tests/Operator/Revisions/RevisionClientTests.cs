using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Controllers;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rendering;
using CachePolicyOperator.Revisions;
using CachePolicyOperator.Tests.Operator.Controllers;
using CachePolicyOperator.Tests.Runtime;

namespace CachePolicyOperator.Tests.Operator.Revisions;

public sealed class RevisionClientTests
{
    private static readonly CachePolicy Policy = Storefront.Policy;
    private static readonly RenderedConfig Config = Appraiser.Render(Policy);
    private static readonly IReadOnlyList<OwnerReference> Owners = RevisionOwners.Of(Policy, null);
    private static readonly ConfigMap Wanted = RevisionConfigMap.Of(Policy, Config, Owners);

    [Fact]
    public async Task A_revision_that_is_not_there_is_made()
    {
        var cluster = new Cluster(null);

        Assert.IsType<EnsureResult.Created>(await EnsureAsync(cluster));
        Assert.Equal(["create"], cluster.Writes);
    }

    [Fact]
    public async Task One_that_is_as_it_should_be_is_not_written_again()
    {
        var cluster = new Cluster(Wanted);

        Assert.IsType<EnsureResult.Present>(await EnsureAsync(cluster));
        Assert.Empty(cluster.Writes);
    }

    [Fact]
    public async Task One_whose_spec_says_the_same_in_other_words_is_as_it_should_be()
    {
        var cluster = new Cluster(Wanted with { Data = new Dictionary<string, string>(Wanted.Data!) { [RenderedConfig.SpecKey] = "{}" } });

        Assert.IsType<EnsureResult.Present>(await EnsureAsync(cluster));
        Assert.Empty(cluster.Writes);
    }

    [Fact]
    public async Task One_of_an_earlier_policy_of_that_name_gets_the_present_owners()
    {
        var cluster = new Cluster(Wanted with { Metadata = Wanted.Metadata with { OwnerReferences = [Owners[0] with { Uid = "earlier" }] } });

        Assert.IsType<EnsureResult.Present>(await EnsureAsync(cluster));
        Assert.Equal(["patch"], cluster.Writes);
    }

    [Fact]
    public async Task One_of_this_policy_with_other_content_is_replaced()
    {
        var cluster = new Cluster(Wanted with { Data = new Dictionary<string, string> { ["cache.conf"] = "edited" } });

        Assert.IsType<EnsureResult.Created>(await EnsureAsync(cluster));
        Assert.Equal(["delete", "create"], cluster.Writes);
    }

    [Fact]
    public async Task One_of_somebody_else_is_left_alone()
    {
        var cluster = new Cluster(Wanted with { Data = new Dictionary<string, string>(), Metadata = Wanted.Metadata with { Labels = null } });

        var taken = Assert.IsType<EnsureResult.Taken>(await EnsureAsync(cluster));
        Assert.Contains(Config.ConfigMapName, taken.Message, StringComparison.Ordinal);
        Assert.Empty(cluster.Writes);
    }

    private static Task<EnsureResult> EnsureAsync(Cluster cluster) => new RevisionClient(cluster).EnsureAsync(Policy, Config, Owners, CancellationToken.None);

    /// <summary>An API server that has this ConfigMap, or none.</summary>
    private sealed class Cluster(ConfigMap? found) : PartialClient
    {
        private ConfigMap? _found = found;

        public List<string> Writes { get; } = [];

        public override Task<T?> GetAsync<T>(string name, string? @namespace, CancellationToken cancellationToken)
            where T : class => Task.FromResult((T?)(object?)_found);

        public override Task<T> CreateAsync<T>(T entity, CancellationToken cancellationToken)
        {
            if (_found is not null)
                return Task.FromException<T>(Refusal(409, "AlreadyExists"));
            Writes.Add("create");
            return Task.FromResult(entity);
        }

        public override Task<T> PatchAsync<T>(string name, string? @namespace, Patch patch, CancellationToken cancellationToken)
        {
            Writes.Add("patch");
            return Task.FromResult((T)(object)_found!);
        }

        public override Task<bool> DeleteAsync<T>(string name, string? @namespace, DeleteOptions options, CancellationToken cancellationToken)
        {
            _found = null;
            Writes.Add("delete");
            return Task.FromResult(true);
        }
    }
}
