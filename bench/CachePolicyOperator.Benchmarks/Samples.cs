using System.Text.Json;
using System.Text.Json.Nodes;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Manifests;

namespace CachePolicyOperator.Benchmarks;

/// <summary>The repository's sample objects as the API server would send them.</summary>
internal static class Samples
{
    public static CachePolicy Policy { get; } = Read("policy.yaml").Deserialize(EntitiesJsonContext.Default.CachePolicy)! is var policy
        ? policy with
        {
            Metadata = policy.Metadata with
            {
                Uid = "0a4c2a52-7d4a-4b60-9c54-5f4dfc6b3a51",
                Generation = 1,
                ResourceVersion = "41",
                CreationTimestamp = DateTimeOffset.UnixEpoch.AddYears(55),
            },
        }
        : throw new InvalidOperationException();

    /// <summary>A Deployment of about 4 KB, half of it managed fields, as kubectl apply leaves it.</summary>
    public static JsonNode Deployment()
    {
        var deployment = Read("workload.yaml");
        var manifest = deployment.ToJsonString();
        var metadata = deployment["metadata"]!.AsObject();
        metadata["uid"] = "5b0f3b4e-9e0e-4a5c-8a53-0d6d4b1c8f00";
        metadata["resourceVersion"] = "1234567";
        metadata["generation"] = 3;
        metadata["creationTimestamp"] = "2026-01-01T00:00:00Z";
        metadata["annotations"] = new JsonObject
        {
            ["deployment.kubernetes.io/revision"] = "3",
            ["kubectl.kubernetes.io/last-applied-configuration"] = manifest,
        };
        metadata["managedFields"] = new JsonArray(ManagedFields("kubectl-client-side-apply", deployment["spec"]!), ManagedFields("kube-controller-manager", new JsonObject { ["replicas"] = 2 }));
        deployment["status"] = new JsonObject
        {
            ["observedGeneration"] = 3,
            ["replicas"] = 2,
            ["updatedReplicas"] = 2,
            ["readyReplicas"] = 2,
            ["availableReplicas"] = 2,
            ["conditions"] = new JsonArray(
                new JsonObject { ["type"] = "Available", ["status"] = "True", ["reason"] = "MinimumReplicasAvailable", ["message"] = "Deployment has minimum availability.", ["lastTransitionTime"] = "2026-01-01T00:00:02Z" },
                new JsonObject { ["type"] = "Progressing", ["status"] = "True", ["reason"] = "NewReplicaSetAvailable", ["message"] = "ReplicaSet has successfully progressed.", ["lastTransitionTime"] = "2026-01-01T00:00:02Z" }),
        };
        return deployment;
    }

    private static JsonNode Read(string name)
    {
        using var stream = typeof(Samples).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return YamlManifest.ReadAll(reader.ReadToEnd())[0];
    }

    private static JsonObject ManagedFields(string manager, JsonNode spec) => new()
    {
        ["manager"] = manager,
        ["operation"] = "Update",
        ["apiVersion"] = "apps/v1",
        ["time"] = "2026-01-01T00:00:00Z",
        ["fieldsType"] = "FieldsV1",
        ["fieldsV1"] = new JsonObject { ["f:spec"] = Fields(spec) },
    };

    private static JsonObject Fields(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(p => KeyValuePair.Create<string, JsonNode?>($"f:{p.Key}", Fields(p.Value)))),
        JsonArray list => new JsonObject(list.Select((item, i) => KeyValuePair.Create<string, JsonNode?>($$"""k:{"name":"{{i}}"}""", Fields(item)))),
        _ => new JsonObject(),
    };
}
