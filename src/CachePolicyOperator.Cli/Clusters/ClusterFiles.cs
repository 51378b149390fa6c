using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Cli.Inputs;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Cli.Clusters;

/// <summary>Objects of the cluster in the form of manifests, so that they are judged as files are.</summary>
/// <param name="Files">One for each object.</param>
/// <param name="Remarks">What may not be read, and what that means for the verdicts.</param>
internal sealed record ClusterFiles(IReadOnlyList<SourceFile> Files, IReadOnlyList<string> Remarks)
{
    private const string Prefix = "cluster:";

    /// <summary>Guard-rails, and the namespaces that they select by labels.</summary>
    public static async Task<ClusterFiles> ReadPlatformAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        var guardrails = await AllowedAsync(cluster.GuardrailsAsync, "guard-rails, so verdicts rest on the operator's defaults", cancellationToken);
        var namespaces = await AllowedAsync(cluster.NamespacesAsync, "namespaces, so guard-rails that select them by labels see their names only", cancellationToken);
        return new(
            [
                .. guardrails.Items.Select(guardrail => File($"cacheguardrail/{guardrail.Metadata.Name}", guardrail, EntitiesJsonContext.Default.CacheGuardrail)),
                .. namespaces.Items.Select(item => File($"namespace/{item.Metadata.Name}", item, ClusterJsonContext.Default.NamespaceLabels)),
            ],
            [.. guardrails.Remarks, .. namespaces.Remarks]);
    }

    /// <summary>Policies of every namespace, because others for the same hosts may be anywhere; of one's own where that is not allowed.</summary>
    public static async Task<ClusterFiles> ReadPoliciesAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        var all = await AllowedAsync(token => cluster.PoliciesAsync(null, token), "policies of all namespaces, so neighbours elsewhere are not known", cancellationToken);
        var policies = all.Remarks.Count == 0 ? all.Items : await cluster.PoliciesAsync(cluster.Namespace, cancellationToken);
        return new([.. policies.Select(Of)], all.Remarks);
    }

    /// <summary>Those of one namespace.</summary>
    public IEnumerable<SourceFile> In(string @namespace) => Files.Where(file => file.Name.StartsWith($"{Prefix}{@namespace}/", StringComparison.Ordinal));

    public static SourceFile Of(CachePolicy policy) =>
        File($"{policy.Metadata.Namespace}/cachepolicy/{policy.Metadata.Name}", policy, EntitiesJsonContext.Default.CachePolicy);

    private static async Task<(IReadOnlyList<T> Items, IReadOnlyList<string> Remarks)> AllowedAsync<T>(
        Func<CancellationToken, Task<IReadOnlyList<T>>> list, string what, CancellationToken cancellationToken)
    {
        try
        {
            return (await list(cancellationToken), []);
        }
        catch (KubernetesApiException e) when (e.IsForbidden)
        {
            return ([], [$"you may not list {what}"]);
        }
    }

    private static SourceFile File<T>(string name, T item, JsonTypeInfo<T> type)
        where T : IKubernetesObject => new(Prefix + name, JsonSerializer.SerializeToUtf8Bytes(item, type));
}
