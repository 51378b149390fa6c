using System.Text.Json.Nodes;

namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>Installs the CRDs in the form that the server understands.</summary>
internal static class Crd
{
    /// <summary>The first minor version whose API server knows CEL rules in CRDs.</summary>
    private const int FirstWithCel = 25;

    private static readonly string[] Names = ["cachepolicies.cachepolicy.dev", "cacheguardrails.cachepolicy.dev"];

    public static async Task InstallAsync(Kubectl kubectl)
    {
        var version = JsonNode.Parse(await kubectl.RunAsync("version", "-o", "json"))!["serverVersion"]!;
        var minor = int.Parse(((string)version["minor"]!).TrimEnd('+'), System.Globalization.CultureInfo.InvariantCulture);
        var folder = minor < FirstWithCel ? Repository.PathOf("config", "crds", "legacy") : Repository.PathOf("config", "crds");
        await kubectl.RunAsync("apply", "-f", folder);

        // kubectl wait fails on a CRD so new that its conditions are still null (kubernetes/kubernetes#66439).
        await Eventually.HoldsAsync(
            "the CRDs are established",
            async () => JsonNode.Parse(await kubectl.RunAsync(["get", "crd", .. Names, "-o", "json"]))!["items"]!.AsArray(),
            found => found.All(crd => IsEstablished(crd!)));
    }

    private static bool IsEstablished(JsonNode crd) =>
        crd["status"]?["conditions"] is JsonArray conditions
        && conditions.Any(condition => (string?)condition!["type"] == "Established" && (string?)condition["status"] == "True");
}
