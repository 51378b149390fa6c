using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Controllers;
using CachePolicyOperator.Drift;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout.Holding;
using CachePolicyOperator.Tests.Runtime;

namespace CachePolicyOperator.Tests.Operator.Controllers;

public sealed class WorkloadClientTests
{
    private static readonly TargetKey Target = new(WorkloadKind.StatefulSet, new("shop", "proxy"));
    private static readonly HeldStrategy Held = new(1, 1, new(null, null, new() { Type = "RollingUpdate" }));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 3)]
    [InlineData(100, 5)]
    public async Task The_claim_to_a_strategy_that_was_given_back_is_given_up_however_often_others_write_in_between(int refusals, int attempts)
    {
        var cluster = new Cluster(refusals);

        await new WorkloadClient(cluster).ReleaseAsync(Target, Held, CancellationToken.None);

        Assert.Equal(1, cluster.Releases);
        Assert.Equal(attempts, cluster.Attempts);
    }

    /// <summary>An API server on which the StatefulSet's controller is faster, so many times.</summary>
    private sealed class Cluster(int refusals) : PartialClient
    {
        public int Releases { get; private set; }

        public int Attempts { get; private set; }

        public override Task<T?> GetAsync<T>(string name, string? @namespace, CancellationToken cancellationToken)
            where T : class
        {
            ManagedFieldsEntry[] owners = Attempts > refusals ? [] : [new() { Manager = "kube-controller-manager" }, new() { Manager = Marks.HoldManager }];
            return Task.FromResult((T?)(object)new StatefulSetFields { Owners = new() { ManagedFields = owners } });
        }

        public override Task<T> PatchAsync<T>(string name, string? @namespace, Patch patch, CancellationToken cancellationToken)
        {
            if (patch is Patch.Json && ++Attempts <= refusals)
                return Task.FromException<T>(Refusal(422, "Invalid"));
            Releases += patch is Patch.Merge ? 1 : 0;
            return Task.FromResult((T)(object)new StatefulSet());
        }
    }
}
