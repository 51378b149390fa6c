using System.Text;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Rollout.Gates;
using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Probing;
using CachePolicyOperator.Serving;
using CachePolicyOperator.Tests.Policy.Rollout.Gates;

namespace CachePolicyOperator.Tests.Operator.Probing;

public sealed class CanaryObserverTests
{
    private readonly ScriptedTraffic _traffic = new((_, _, _) => Task.FromResult(ScriptedTraffic.Response(200, 5)));

    [Fact]
    public async Task All_of_the_canary_is_asked_and_some_of_all_is_probed()
    {
        Pod[] pods = [.. Enumerable.Range(0, 6).Select(i => Pod($"canary-{i}", "r2")), .. Enumerable.Range(0, 5).Select(i => Pod($"other-{i}", "r1"))];

        var observation = await ObserveAsync(Trial.Policy(Trial.Probe()), pods);

        Assert.Equal(Trial.Wanted, observation.Wanted);
        Assert.Equal(6, observation.Pods.Count(pod => pod is { IsCanary: true, Answer: PodAnswer.Serves { Revision: "r2", CacheGeneration: 7 } }));
        Assert.Equal(["canary-0", "canary-1", "canary-2", "canary-3", "other-0", "other-1"], _traffic.Sent.Select(sent => sent.Pod).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(6, observation.Pods.Count(pod => pod.Samples is { Count: 4 }));
    }

    [Fact]
    public async Task Pods_that_go_or_are_not_ready_are_not_probed()
    {
        var observation = await ObserveAsync(
            Trial.Policy(),
            Pod("going", "r2") with { Metadata = Pod("going", "r2").Metadata with { DeletionTimestamp = DateTimeOffset.UnixEpoch } },
            Pod("other", null, ready: false),
            Pod("starting", "r2", ready: false, restarts: 2));

        var pod = Assert.Single(observation.Pods);
        Assert.Equal(("starting", true, false, 2), (pod.Name, pod.IsCanary, pod.IsReady, pod.Restarts));
        Assert.Null(pod.Samples);
        Assert.Empty(_traffic.Sent);
    }

    [Fact]
    public async Task Pods_from_before_the_policy_are_nothing_to_compare_with()
    {
        await ObserveAsync(Trial.Policy(Trial.Probe()), Pod("canary", "r2"), Pod("before", null));

        Assert.Equal(["canary"], _traffic.Sent.Select(sent => sent.Pod).Distinct());
    }

    [Fact]
    public async Task Prometheus_is_asked_about_the_canary_alone()
    {
        var policy = Trial.Policy(Trial.Probe()) with { Queries = [new("errors", new("http://prometheus:9090"), "up", ThresholdOperator.LessThan, 1)] };

        var observation = await ObserveAsync(policy, Pod("a", "r2"), Pod("b", "r1"), Pod("c", "r2"));

        Assert.Equal(new QueryAnswer.Nothing("asked about a c"), observation.Queries["errors"]);
    }

    private Task<CanaryObservation> ObserveAsync(EffectivePolicy policy, params Pod[] pods) =>
        new CanaryObserver(new(new StatusPorts(), TimeProvider.System), new(_traffic, TimeProvider.System), new Echo()).ObserveAsync(policy, Trial.Wanted, pods, CancellationToken.None);

    private static Pod Pod(string name, string? revision, bool ready = true, int restarts = 0) => new()
    {
        Metadata = new() { Name = name, Annotations = revision is null ? null : new Dictionary<string, string> { [Marks.Revision] = revision } },
        Status = new()
        {
            Conditions = [new() { Type = "Ready", Status = ready ? "True" : "False" }],
            ContainerStatuses = [new() { Name = "nginx", RestartCount = restarts }],
        },
    };

    private sealed class StatusPorts : IPodHttp
    {
        public Task<byte[]> GetAsync(Pod pod, int port, string path, CancellationToken cancellationToken) =>
            Task.FromResult(Encoding.UTF8.GetBytes("""{"policy":"shop/storefront","revision":"r2","cacheGeneration":7}"""));
    }

    private sealed class Echo : IMetricsSource
    {
        public Task<QueryAnswer> AskAsync(EffectiveQueryGate gate, IReadOnlyList<string> canary, CancellationToken cancellationToken) =>
            Task.FromResult<QueryAnswer>(new QueryAnswer.Nothing($"asked about {string.Join(' ', canary)}"));
    }
}
