using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours.Rollouts;

/// <summary>nginx -s reload ends with 0 also where nginx refuses what it reads: only the pod can tell what it serves.</summary>
[Collection(RolloutCollection.Name)]
public sealed class ReloadByHandTests(SharedOperator fixture)
{
    /// <summary>The ConfigMap is read-only, so somebody who edits a pod's configuration has nginx read another folder.</summary>
    private const string Folder = "/tmp/by-hand";

    [Fact]
    public async Task A_pod_that_silently_refused_a_reload_is_named_with_what_it_serves_and_what_nginx_said()
    {
        await using var shop = await RolloutShop.ServingAsync(fixture.Kubectl, replicas: 1);
        var (first, files) = (await shop.RevisionAsync(), await FilesAsync(shop));
        await shop.ApplyAsync(shop.Policy(edge: "4m"));
        await shop.UntilPhaseAsync("Complete", otherThan: first);
        var (second, pod) = (await shop.RevisionAsync(), Assert.Single(await shop.PodsAsync()));

        // Back to the revision before, in this pod alone, and then forward again with other levels under the same zone's name.
        await InPodAsync(shop, pod, $"mkdir {Folder} && sed -i 's#/etc/nginx/conf.d/#{Folder}/#' /etc/nginx/nginx.conf");
        foreach (var (name, content) in files)
            await InPodAsync(shop, pod, $"cat > {Folder}/{name}", content);
        await InPodAsync(shop, pod, "nginx -s reload");
        await UntilServesAsync(shop, pod, first);
        await InPodAsync(shop, pod, $"cp /etc/nginx/conf.d/*.conf {Folder}/ && sed -i 's/levels=1:2/levels=1/' {Folder}/cachepolicy.conf && nginx -t && nginx -s reload");
        await UntilLogHasAsync(shop, pod, "had previously different levels");
        await UntilServesAsync(shop, pod, first);

        // Another number of pods has them asked at once, and not minutes later.
        await shop.Kubectl.RunAsync("scale", "deployment/proxy", "--replicas=2", "-n", shop.Namespace);
        var message = await shop.UntilReasonAsync("Serving", "PodsDeviate");
        Assert.StartsWith($"1 of 2 ready pods serve revision {second}: {pod} serves revision {first}, and its log says \"[emerg] ", message, StringComparison.Ordinal);
        Assert.Contains("had previously different levels", message, StringComparison.Ordinal);
        Assert.Contains("Delete the pod", message, StringComparison.Ordinal);
        Assert.Equal(pod, (string?)Assert.Single((await shop.StatusAsync())["pods"]!["deviating"]!.AsArray())!["pod"]);
        Assert.Equal("False", (string?)(await shop.ConditionAsync("Ready"))!["status"]);

        await shop.Kubectl.RunAsync("delete", "pod", pod, "-n", shop.Namespace, "--wait=false");
        await shop.WaitReadyAsync();
    }

    private static async Task<IReadOnlyList<(string Name, string Content)>> FilesAsync(Shop shop)
    {
        var data = Assert.Single(await shop.RevisionsAsync())["data"]!.AsObject();
        return [.. data.Where(file => file.Key.EndsWith(".conf", StringComparison.Ordinal)).Select(file => (file.Key, (string)file.Value!))];
    }

    /// <summary>The command has to end with 0.</summary>
    private static async Task InPodAsync(Shop shop, string pod, string command, string? input = null)
    {
        var result = await shop.Kubectl.TryAsync(input, "exec", "-i", "-n", shop.Namespace, pod, "-c", "nginx", "--", "sh", "-c", command);
        Assert.True(result.ExitCode == 0, $"{command}: {result.Errors}");
    }

    private static Task<string> UntilServesAsync(Shop shop, string pod, string revision) =>
        Eventually.HoldsAsync(
            $"{pod} serves {revision}",
            () => shop.Kubectl.RunAsync("get", "--raw", $"/api/v1/namespaces/{shop.Namespace}/pods/{pod}:9145/proxy/.cachepolicy/revision"),
            answer => answer.Contains(revision, StringComparison.Ordinal));

    private static Task<string> UntilLogHasAsync(Shop shop, string pod, string text) =>
        Eventually.HoldsAsync($"{pod} has logged it", () => shop.Kubectl.RunAsync("logs", pod, "-n", shop.Namespace), log => log.Contains(text, StringComparison.Ordinal));
}
