using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours.Rollouts;

/// <summary>The operator is killed at each step of a rollout, and another one finishes it.</summary>
[Collection(OperatorCollection.Name)]
public sealed class TakeoverTests(OperatorFixture fixture)
{
    [Fact]
    public async Task A_canary_goes_on_and_no_pod_is_made_twice()
    {
        await using var shop = await RolloutShop.ServingAsync(fixture.Kubectl, replicas: 3, rollout: RolloutShop.Canary("3s"));
        var good = await shop.RevisionAsync();

        await shop.ApplyAsync(shop.Policy(edge: "4m", extra: RolloutShop.Canary("3s")));
        await Eventually.HoldsAsync("it is switched", async () => await shop.GetAsync("deployment/proxy"), d => d!["metadata"]!["annotations"]?["cachepolicy.dev/held"] is not null);
        await TakeOverAsync();
        await Eventually.HoldsAsync("the canary is judged", shop.StatusAsync, s => s["rollout"]?["heldSince"] is not null && (string?)s["revision"] != good);
        await TakeOverAsync();
        await Eventually.HoldsAsync("it is released", async () => await shop.GetAsync("deployment/proxy"), d => d!["metadata"]!["annotations"]?["cachepolicy.dev/held"] is null);
        await TakeOverAsync();
        var done = await shop.UntilPhaseAsync("Complete", otherThan: good);
        Assert.Equal(3, await shop.EverCreatedAsync((string)done["revision"]!));
    }

    [Fact]
    public async Task A_return_goes_on_and_no_pod_is_made_twice()
    {
        await using var shop = await RolloutShop.ServingAsync(fixture.Kubectl, replicas: 3, rollout: RolloutShop.Canary("3s"));

        await shop.ApplyAsync(shop.Policy(origin: RolloutShop.NoOrigin, extra: RolloutShop.Canary("3s")));
        await Eventually.HoldsAsync("it has failed", shop.StatusAsync, s => s["failure"] is not null);
        await TakeOverAsync();
        await Eventually.HoldsAsync("it is released", async () => await shop.GetAsync("deployment/proxy"), d => d!["metadata"]!["annotations"]?["cachepolicy.dev/held"] is null);
        await TakeOverAsync();
        var back = await shop.UntilPhaseAsync("RolledBack");
        Assert.Equal(3, await shop.EverCreatedAsync((string)back["revision"]!));
        Assert.Equal(1, await shop.EverCreatedAsync((string)back["failure"]!["revision"]!));
    }

    private async Task TakeOverAsync()
    {
        await fixture.Operator.KillAsync();

        // The next one leads at once, in the middle of the step. That a dead leader's lease runs out is shown with two replicas.
        await fixture.Kubectl.RunAsync("delete", "lease", OperatorAccount.Name, "-n", WebhookInstallation.Namespace);
        await fixture.StartOperatorAsync();
    }
}
