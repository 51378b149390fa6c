using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Webhooks.Endpoint;
using CachePolicyOperator.Webhooks.Reviewers.Policies;
using CachePolicyOperator.Webhooks.Reviews;
using Microsoft.Extensions.Logging.Abstractions;

namespace CachePolicyOperator.Benchmarks;

/// <summary>A review of the storefront policy, from the bytes of its body to the bytes of its answer.</summary>
[BenchmarkCategory("admission")]
public class AdmissionBenchmark
{
    private static readonly AdmissionJudge Judge = new(new AdmissionMetrics(new Meter("benchmark")), NullLogger.Instance);

    private readonly AdmissionRoute _policies = new("cachepolicies", new CachePolicyReviewer(new CatalogueJudge(), () => true));
    private readonly AdmissionRoute _nothing = new("nothing", new Indifferent());
    private readonly byte[] _create = Body("CREATE", Samples.Policy, null);
    private readonly byte[] _update = Body("UPDATE", Samples.Policy, Samples.Policy with { Spec = Samples.Policy.Spec with { Storage = new() { Size = "1Gi" } } });
    private readonly byte[] _unchanged = Body("UPDATE", Samples.Policy, Samples.Policy);
    private readonly byte[] _refused = Body("CREATE", Samples.Policy with { Spec = Samples.Policy.Spec with { Storage = new() { Size = "1Ki" } } }, null);

    [Benchmark(Description = "review: create, accepted")]
    public int Create() => Answer(_policies, _create);

    [Benchmark(Description = "review: create, denied")]
    public int Refused() => Answer(_policies, _refused);

    [Benchmark(Description = "review: update of the spec")]
    public int Update() => Answer(_policies, _update);

    [Benchmark(Description = "review: update without a change of meaning")]
    public int Unchanged() => Answer(_policies, _unchanged);

    [Benchmark(Description = "review that judges nothing (the floor)")]
    public int Nothing() => Answer(_nothing, _create);

    private static int Answer(AdmissionRoute route, byte[] body) => Judge.Judge(route, body).Body.Length;

    private static byte[] Body(string operation, CachePolicy written, CachePolicy? stored) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["kind"] = "AdmissionReview",
        ["apiVersion"] = "admission.k8s.io/v1",
        ["request"] = new JsonObject
        {
            ["uid"] = "705ab4f5-6393-11e8-b7cc-42010a800002",
            ["kind"] = new JsonObject { ["group"] = ApiGroup.Name, ["version"] = ApiGroup.Version, ["kind"] = "CachePolicy" },
            ["resource"] = new JsonObject { ["group"] = ApiGroup.Name, ["version"] = ApiGroup.Version, ["resource"] = "cachepolicies" },
            ["name"] = written.Metadata.Name,
            ["namespace"] = written.Metadata.Namespace,
            ["operation"] = operation,
            ["userInfo"] = new JsonObject { ["username"] = "jane", ["groups"] = new JsonArray("system:authenticated") },
            ["object"] = JsonSerializer.SerializeToNode(written, EntitiesJsonContext.Default.CachePolicy),
            ["oldObject"] = stored is null ? null : JsonSerializer.SerializeToNode(stored, EntitiesJsonContext.Default.CachePolicy),
            ["dryRun"] = false,
        },
    }.ToJsonString());

    private sealed class Indifferent : IAdmissionReviewer
    {
        public AdmissionAnswer Review(AdmissionRequest request) => AdmissionAnswer.Allowed.Silently;
    }
}
