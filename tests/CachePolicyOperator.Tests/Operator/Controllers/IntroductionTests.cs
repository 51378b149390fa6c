using System.Collections.Concurrent;
using System.Text.Json;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Controllers;
using CachePolicyOperator.Abstractions.Events;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Controllers;
using CachePolicyOperator.Drift;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Judging;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Requests;
using CachePolicyOperator.Policy.Rollout.Gates;
using CachePolicyOperator.Probing;
using CachePolicyOperator.Reporting;
using CachePolicyOperator.Runtime.Hosting;
using CachePolicyOperator.Runtime.Metrics;
using CachePolicyOperator.Serving;
using CachePolicyOperator.Telemetry;
using CachePolicyOperator.Tests.Operator.Telemetry;
using CachePolicyOperator.Tests.Runtime;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Operator.Controllers;

/// <summary>What a policy that is new to the cluster costs in requests, and in which order.</summary>
public sealed class IntroductionTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly RuntimeMetrics _metrics = new();
    private readonly Cluster _cluster = new();
    private readonly CachePolicyController _controller;

    public IntroductionTests()
    {
        var time = new FakeTimeProvider();
        var announcer = new Announcer(_cluster);
        var caches = new Caches(new OperatorBuilder(_cluster, OperatorOptions.Default, _metrics, NullLoggerFactory.Instance), null);
        var reviews = new PolicyReviews(caches.Policies, new(caches.Guardrails), caches.Namespaces, new(caches.PoliciesByHost), time);
        var verdicts = new VerdictLedger(reviews, time);
        var drift = new DriftLedger(new(_cluster), announcer, new(_metrics.Meter), time);
        var memory = new PolicyMemory(verdicts, new(time, new Random(1)), drift, new(time), new(caches.Policies, caches.PoliciesBySlot, reviews, time), new());
        var nothing = new NoPods();
        _controller = new(
            new Gatherer(caches, verdicts),
            PolicyReconciliation.Applier(_cluster, new(nothing, nothing, nothing, nothing), memory, announcer, time),
            new Reporter(_cluster, announcer, time),
            memory,
            new NextLook(memory.Attestations, drift, time),
            new InvalidationMetrics(_metrics.Meter));
    }

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public async Task A_rollout_costs_four_requests_and_one_event()
    {
        _cluster.ConfigMapMade.SetResult();
        await ReconcileAsync();

        Assert.Equal(["create ConfigMap", "get Deployment", "patch CachePolicy", "patch Deployment"], _cluster.Requests.Order());
        Assert.Equal(["RolloutStarted"], _cluster.Events);
    }

    [Fact]
    public async Task A_workload_whose_controller_has_yet_to_see_the_switch_is_left_alone_for_a_while()
    {
        _cluster.ConfigMapMade.SetResult();

        Assert.Equal(ReconciliationResult.RequeueAfter(TimeSpan.FromSeconds(30)), await ReconcileAsync());
    }

    [Fact]
    public async Task A_trace_tells_of_the_rendering_and_of_the_step_that_was_decided_upon()
    {
        using var spans = new Spans();
        _cluster.ConfigMapMade.SetResult();
        await ReconcileAsync();

        Assert.Collection(
            spans.Ended,
            render => Assert.StartsWith("render cachepolicy.revision=", render, StringComparison.Ordinal),
            step => Assert.Matches("^rollout step cachepolicy.revision=[0-9a-z]+ cachepolicy.decision=Switch$", step));
    }

    [Fact]
    public async Task The_workload_is_read_while_the_config_map_is_written_and_switched_after_it()
    {
        var reconciled = ReconcileAsync();
        await _cluster.WorkloadRead.Task.WaitAsync(Patience);
        Assert.DoesNotContain("patch Deployment", _cluster.Requests);

        _cluster.ConfigMapMade.SetResult();
        await reconciled;
        Assert.Equal(["patch Deployment", "patch CachePolicy"], _cluster.Requests.TakeLast(2));
    }

    [Fact]
    public async Task A_config_map_of_somebody_else_leaves_the_workload_alone()
    {
        _cluster.ConfigMapMade.SetException(new KubernetesApiException(new() { Code = 409, Reason = "AlreadyExists" }));
        await ReconcileAsync();

        Assert.DoesNotContain("patch Deployment", _cluster.Requests);
        Assert.Equal([ConditionReasons.ConfigMapTaken], _cluster.Events);
    }

    [Fact]
    public async Task A_second_look_before_the_watch_caught_up_writes_nothing_twice()
    {
        _cluster.ConfigMapMade.SetResult();
        await ReconcileAsync();
        _cluster.Requests.Clear();

        await ReconcileAsync();

        Assert.DoesNotContain(_cluster.Requests, r => r.StartsWith("patch", StringComparison.Ordinal));
        Assert.Equal(["RolloutStarted"], _cluster.Events);
    }

    [Fact]
    public async Task A_switch_that_no_status_tells_of_has_a_start_all_the_same()
    {
        _cluster.ConfigMapMade.SetResult();
        _cluster.StatusFails = true;
        await Assert.ThrowsAsync<HttpRequestException>(ReconcileAsync);

        _cluster.StatusFails = false;
        await ReconcileAsync();

        Assert.NotNull(Assert.Single(_cluster.Statuses).Rollout?.Started);
        Assert.Equal(["RolloutStarted"], _cluster.Events);
    }

    private Task<ReconciliationResult> ReconcileAsync() => _controller.ReconcileAsync(Storefront.Policy, CancellationToken.None).WaitAsync(Patience);

    /// <summary>A workload that mounts what it was last told, and a ConfigMap that is made when the test says so.</summary>
    private sealed class Cluster : PartialClient, IEventRecorder
    {
        private Deployment _workload = Storefront.Proxy;

        public ConcurrentQueue<string> Requests { get; } = [];

        public ConcurrentQueue<string> Events { get; } = [];

        /// <summary>What was written, and whether it can be.</summary>
        public ConcurrentQueue<CachePolicyStatus> Statuses { get; } = [];

        public bool StatusFails { get; set; }

        public TaskCompletionSource ConfigMapMade { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource WorkloadRead { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Record(IKubernetesObject regarding, EventType type, string reason, string action, string note) => Events.Enqueue(reason);

        public override Task<T?> GetAsync<T>(string name, string? @namespace, CancellationToken cancellationToken)
            where T : class
        {
            Requests.Enqueue($"get {typeof(T).Name}");
            if (typeof(T) != typeof(Deployment))
                return Task.FromResult((T?)(object)new ConfigMap());
            WorkloadRead.TrySetResult();
            return Task.FromResult((T?)(object)_workload);
        }

        public override async Task<T> CreateAsync<T>(T entity, CancellationToken cancellationToken)
        {
            Requests.Enqueue($"create {typeof(T).Name}");
            await ConfigMapMade.Task;
            return entity;
        }

        public override Task<T> PatchAsync<T>(string name, string? @namespace, Patch patch, CancellationToken cancellationToken)
        {
            Requests.Enqueue($"patch {typeof(T).Name}");
            if (typeof(T) == typeof(CachePolicy))
                return Task.FromResult((T)(object)Told(patch));
            _workload = Mounting(_workload, patch);
            return Task.FromResult((T)(object)_workload);
        }

        private CachePolicy Told(Patch patch)
        {
            if (StatusFails)
                throw new HttpRequestException("scripted");
            Statuses.Enqueue(JsonSerializer.Deserialize(patch.Content.Span, EntitiesJsonContext.Default.CachePolicy)!.Status!);
            return Storefront.Policy;
        }

        private static Deployment Mounting(Deployment workload, Patch patch)
        {
            var applied = JsonSerializer.Deserialize(patch.Content.Span, KindsJsonContext.Default.Deployment)!;
            return workload with
            {
                Metadata = workload.Metadata with { Generation = workload.Metadata.Generation + 1 },
                Spec = workload.Spec! with { Template = applied.Spec!.Template },
            };
        }
    }

    private sealed class NoPods : IPodHttp, IPodLogs, IPodTraffic, IMetricsSource
    {
        public Task<string> TailAsync(string @namespace, string pod, string container, bool previous, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<byte[]> GetAsync(Pod pod, int port, string path, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<PodResponse> SendAsync(Pod pod, int port, ProbeRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<QueryAnswer> AskAsync(EffectiveQueryGate gate, IReadOnlyList<string> canary, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
