using System.Text.Json;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Manifests;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Resolution;
using CachePolicyOperator.Policy.Rollout.Gates;
using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Probing;
using CachePolicyOperator.ProxyTests.Nginx;
using CachePolicyOperator.Serving;

namespace CachePolicyOperator.ProxyTests.Canaries;

/// <summary>Judges real proxies by the operator's own prober and gates, as if each were a pod.</summary>
internal static class ProxyOnTrial
{
    /// <param name="canary">The proxy on trial.</param>
    /// <param name="other">A proxy to compare it with.</param>
    /// <param name="spec">What it is judged by, in YAML: spec.rules and spec.probes, which may differ from what the proxy was rendered from.</param>
    public static async Task<IReadOnlyDictionary<string, GateResult>> JudgeAsync(NginxProxy canary, NginxProxy other, string spec)
    {
        var wanted = new Revision(canary.Config.Revision, "canary", 1);
        var seen = await ObserveAsync(canary, "canary", Policy(canary, spec), wanted, wanted.Hash);
        var compared = await ObserveAsync(other, "other", Policy(other, spec), wanted, "the revision before");
        return CanaryJudge.Judge(seen with { Pods = [.. seen.Pods, .. compared.Pods] }, Policy(canary, spec)).ToDictionary(result => result.Gate);
    }

    private static async Task<CanaryObservation> ObserveAsync(NginxProxy proxy, string name, EffectivePolicy policy, Revision wanted, string revision)
    {
        var pod = new Pod
        {
            Metadata = new() { Name = name, Annotations = new Dictionary<string, string> { [Marks.Revision] = revision } },
            Status = new() { PodIP = "127.0.0.1", Conditions = [new() { Type = "Ready", Status = "True" }] },
        };
        using var status = new DirectPodHttp();
        using var traffic = new DirectPodTraffic(TimeProvider.System);
        using var prometheus = new PrometheusClient([], TimeProvider.System);
        var observer = new CanaryObserver(new(status, TimeProvider.System), new(traffic, TimeProvider.System), prometheus);
        return await observer.ObserveAsync(policy, wanted, [pod], CancellationToken.None);
    }

    private static EffectivePolicy Policy(NginxProxy proxy, string spec)
    {
        var manifest = $$"""
            metadata: {name: shop, namespace: test}
            spec:
              targetRef: {name: proxy}
              listen:
                port: {{proxy.Port}}
                statusPort: {{proxy.Config.StatusPort}}
              origin:
                service: {name: origin, port: 80}
            {{string.Join('\n', spec.Split('\n').Select(line => "  " + line))}}
            """;
        var policy = YamlManifest.ReadAll(manifest).Single().Deserialize(EntitiesJsonContext.Default.CachePolicy)!;
        return PolicyResolver.Resolve(NamespacedName.Of(policy), policy.Spec);
    }
}
