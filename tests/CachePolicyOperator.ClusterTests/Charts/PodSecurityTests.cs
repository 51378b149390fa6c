using System.Text.Json.Nodes;
using CachePolicyOperator.Policy.Manifests;

namespace CachePolicyOperator.ClusterTests.Charts;

/// <summary>
/// The controls of the Pod Security Standard "restricted" that these pods can break, checked here because servers before 1.23 do not:
/// https://kubernetes.io/docs/concepts/security/pod-security-standards/
/// </summary>
public sealed class PodSecurityTests
{
    /// <summary>Volumes that lead to nothing of the node's.</summary>
    private static readonly string[] Volumes = ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret"];

    public static TheoryData<string> Cases => ChartCase.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_pod_of_the_chart_is_restricted(string name)
    {
        var pods = YamlManifest.ReadAll(await new ChartCase(name).RenderAsync(null, "--set", "crds.enabled=false")).Select(SpecOf).OfType<JsonNode>().ToList();

        Assert.NotEmpty(pods);
        Assert.Equal([], pods.SelectMany(Breaches));
    }

    [Theory]
    [InlineData("podSecurityContext.runAsNonRoot=false", "root")]
    [InlineData("podSecurityContext.seccompProfile.type=Unconfined", "seccomp")]
    [InlineData("securityContext.allowPrivilegeEscalation=true", "escalation")]
    [InlineData("securityContext.capabilities.add={NET_ADMIN}", "capabilities")]
    [InlineData("extraVolumes[0].name=host,extraVolumes[0].hostPath.path=/", "volumes")]
    public async Task A_breach_is_seen(string value, string breach)
    {
        var rendered = await new ChartCase("defaults").RenderAsync(null, "--set", $"crds.enabled=false,{value}");

        Assert.Contains(breach, YamlManifest.ReadAll(rendered).Select(SpecOf).OfType<JsonNode>().SelectMany(Breaches));
    }

    private static JsonNode? SpecOf(JsonNode manifest) => (string?)manifest["kind"] switch
    {
        "Deployment" => manifest["spec"]!["template"]!["spec"],
        "Pod" => manifest["spec"],
        _ => null,
    };

    private static IEnumerable<string> Breaches(JsonNode pod)
    {
        if (((string[])["hostNetwork", "hostPID", "hostIPC"]).Any(field => (bool?)pod[field] == true))
            yield return "host";
        if (pod["volumes"]?.AsArray().Any(volume => !volume!.AsObject().All(field => field.Key == "name" || Volumes.Contains(field.Key))) == true)
            yield return "volumes";
        foreach (var breach in pod["containers"]!.AsArray().SelectMany(container => BreachesOfContainer(container!, pod["securityContext"])))
            yield return breach;
    }

    private static IEnumerable<string> BreachesOfContainer(JsonNode container, JsonNode? pod)
    {
        var own = container["securityContext"];
        if ((bool?)(own?["runAsNonRoot"] ?? pod?["runAsNonRoot"]) != true || (long?)(own?["runAsUser"] ?? pod?["runAsUser"]) == 0)
            yield return "root";
        if ((string?)(own?["seccompProfile"] ?? pod?["seccompProfile"])?["type"] is not ("RuntimeDefault" or "Localhost"))
            yield return "seccomp";
        if ((bool?)own?["allowPrivilegeEscalation"] != false || (bool?)own["privileged"] == true)
            yield return "escalation";
        if (own?["capabilities"]?["drop"]?.AsArray().Any(dropped => (string?)dropped == "ALL") != true
            || own["capabilities"]!["add"]?.AsArray().Any(added => (string?)added != "NET_BIND_SERVICE") == true)
            yield return "capabilities";
        if (container["ports"]?.AsArray().Any(port => port!["hostPort"] is not null) == true)
            yield return "host";
    }
}
