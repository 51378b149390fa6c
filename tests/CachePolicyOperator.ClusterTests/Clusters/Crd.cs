using System.Text.Json.Nodes;

namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>Installs the CRD in the form that the server understands.</summary>
internal static class Crd
{
    /// <summary>The first minor version whose API server knows CEL rules in CRDs.</summary>
    private const int FirstWithCel = 25;

    /// <summary>By JSONPath: <c>--for=condition=</c> fails on a CRD so new that its conditions are still null (kubernetes/kubernetes#66439).</summary>
    private const string Established = "--for=jsonpath={.status.conditions[?(@.type=='Established')].status}=True";

    public static async Task InstallAsync(Kubectl kubectl)
    {
        var version = JsonNode.Parse(await kubectl.RunAsync("version", "-o", "json"))!["serverVersion"]!;
        var minor = int.Parse(((string)version["minor"]!).TrimEnd('+'), System.Globalization.CultureInfo.InvariantCulture);
        var folder = minor < FirstWithCel ? Repository.PathOf("config", "crds", "legacy") : Repository.PathOf("config", "crds");
        await kubectl.RunAsync("apply", "-f", folder);
        await kubectl.RunAsync("wait", Established, "crd/cachepolicies.cachepolicy.dev", "crd/cacheguardrails.cachepolicy.dev", "--timeout=60s");
    }
}
