using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Manifests;

namespace CachePolicyOperator.Load.Clusters;

/// <summary>The repository's own samples under other names, so that objects are as large as a user's.</summary>
internal sealed class Manifests
{
    /// <summary>The label by which the samples select pods.</summary>
    public const string NameLabel = "app.kubernetes.io/name";

    private const string User = "cachepolicy-load";

    private readonly IReadOnlyList<JsonNode> _crds;
    private readonly JsonNode _workload;
    private readonly CachePolicy _policy;
    private readonly CacheGuardrail _guardrail;

    private Manifests(IReadOnlyList<JsonNode> crds, JsonNode workload, CachePolicy policy, CacheGuardrail guardrail) =>
        (_crds, _workload, _policy, _guardrail) = (crds, workload, policy, guardrail);

    /// <summary>The CRDs without CEL, which every server takes, by name.</summary>
    public IEnumerable<(string Name, Patch Patch)> Crds => _crds.Select(crd => ((string)crd["metadata"]!["name"]!, (Patch)Apply(crd)));

    public static Manifests Read(string repository)
    {
        var crds = Directory.EnumerateFiles(Path.Combine(repository, "config", "crds", "legacy"), "*.yaml").Order(StringComparer.Ordinal).Select(First).ToList();
        var workload = First(Path.Combine(repository, "config", "samples", "20-proxy.yaml"));
        var policy = First(Path.Combine(repository, "config", "samples", "30-policy.yaml"));
        var guardrail = First(Path.Combine(repository, "config", "samples", "guardrails", "platform-defaults.yaml"));
        return new(crds, workload, policy.Deserialize(EntitiesJsonContext.Default.CachePolicy)!, guardrail.Deserialize(EntitiesJsonContext.Default.CacheGuardrail)!);
    }

    /// <summary>Without pods, as nobody makes any. Server-side apply, because the operator's own kinds leave out what it does not read.</summary>
    public Patch Workload(string @namespace, string name)
    {
        var workload = _workload.DeepClone();
        workload["metadata"]!["name"] = name;
        workload["metadata"]!["namespace"] = @namespace;
        workload["spec"]!["replicas"] = 0;
        return Apply(workload);
    }

    /// <summary>What a workload's controller says when it has seen a change and there is nothing to do.</summary>
    public static Patch Seen(Deployment workload) => new Patch.Merge(Encoding.UTF8.GetBytes($$$"""{"status":{"observedGeneration":{{{workload.Metadata.Generation}}}}}"""), User) { Subresource = "status" };

    /// <summary>A workload whose pods are left alone by the scheduler, told apart by the workload's name.</summary>
    public Patch PlayedWorkload(string @namespace, string name, int pods)
    {
        var workload = _workload.DeepClone();
        var (metadata, spec) = (workload["metadata"]!, workload["spec"]!);
        metadata["name"] = name;
        metadata["namespace"] = @namespace;
        spec["replicas"] = pods;
        spec["selector"]!["matchLabels"]![NameLabel] = name;
        spec["template"]!["metadata"]!["labels"]![NameLabel] = name;
        spec["template"]!["spec"]!["schedulerName"] = User;
        return Apply(workload);
    }

    /// <summary>A policy for the workload of the same name.</summary>
    public CachePolicy Policy(string @namespace, string name) => _policy with
    {
        Metadata = new() { Name = name, Namespace = @namespace },
        Spec = _policy.Spec with { TargetRef = _policy.Spec.TargetRef with { Name = name } },
    };

    /// <summary>The sample that spells out the defaults: it is for every policy, and the sample policy keeps it.</summary>
    public CacheGuardrail Guardrail(string name) => _guardrail with { Metadata = new() { Name = name } };

    /// <summary>Without a Deployment controller no rollout ends: the default bounds would let only the first few begin.</summary>
    public static CacheGuardrail Unbounded(string name) => new()
    {
        Metadata = new() { Name = name },
        Spec = new() { Rollouts = new() { Cluster = 10000, Namespace = 10000 } },
    };

    private static JsonNode First(string path) => YamlManifest.ReadAll(File.ReadAllText(path))[0];

    private static Patch.Apply Apply(JsonNode node) => new(Encoding.UTF8.GetBytes(node.ToJsonString()), User);
}
