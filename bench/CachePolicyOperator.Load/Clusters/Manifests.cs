using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Manifests;

namespace CachePolicyOperator.Load.Clusters;

/// <summary>The repository's own samples under other names, so that objects are as large as a user's.</summary>
internal sealed class Manifests
{
    private const string User = "cachepolicy-load";

    private readonly JsonNode _crd;
    private readonly JsonNode _workload;
    private readonly CachePolicy _policy;

    private Manifests(JsonNode crd, JsonNode workload, CachePolicy policy) => (_crd, _workload, _policy) = (crd, workload, policy);

    /// <summary>The CRD without CEL, which every server takes.</summary>
    public Patch Crd => Apply(_crd);

    public string CrdName => (string)_crd["metadata"]!["name"]!;

    public static Manifests Read(string repository)
    {
        var crd = First(Path.Combine(repository, "config", "crds", "legacy", "cachepolicy.dev_cachepolicies.yaml"));
        var workload = First(Path.Combine(repository, "config", "samples", "20-proxy.yaml"));
        var policy = First(Path.Combine(repository, "config", "samples", "30-policy.yaml"));
        return new(crd, workload, policy.Deserialize(EntitiesJsonContext.Default.CachePolicy)!);
    }

    /// <summary>Server-side apply, because the operator's own kinds leave out what it does not read.</summary>
    public Patch Workload(string @namespace, string name)
    {
        var workload = _workload.DeepClone();
        workload["metadata"]!["name"] = name;
        workload["metadata"]!["namespace"] = @namespace;
        workload["spec"]!["replicas"] = 1;
        return Apply(workload);
    }

    /// <summary>A policy for the workload of the same name.</summary>
    public CachePolicy Policy(string @namespace, string name) => _policy with
    {
        Metadata = new() { Name = name, Namespace = @namespace },
        Spec = _policy.Spec with { TargetRef = _policy.Spec.TargetRef with { Name = name } },
    };

    private static JsonNode First(string path) => YamlManifest.ReadAll(File.ReadAllText(path))[0];

    private static Patch.Apply Apply(JsonNode node) => new(Encoding.UTF8.GetBytes(node.ToJsonString()), User);
}
