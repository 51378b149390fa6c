using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rendering;

namespace CachePolicyOperator.Revisions;

/// <summary>Writes rendered configurations as immutable ConfigMaps.</summary>
/// <remarks>
/// Guarantees: an existing ConfigMap is only ever replaced when it carries this policy's label and other content; one that
/// belongs to somebody else is left alone.
/// </remarks>
[EntityRbac(Resources = ["configmaps"], Verbs = ["get", "create", "patch", "delete"])]
internal sealed class RevisionClient(IKubernetesClient client)
{
    public async Task<EnsureResult> EnsureAsync(CachePolicy policy, RenderedConfig config, IReadOnlyList<OwnerReference> owners, CancellationToken cancellationToken)
    {
        var wanted = RevisionConfigMap.Of(policy, config, owners);
        try
        {
            await client.CreateAsync(wanted, cancellationToken);
            return new EnsureResult.Created();
        }
        catch (KubernetesApiException e) when (e.IsAlreadyExists)
        {
            return await AdoptAsync(policy, config, wanted, cancellationToken);
        }
    }

    /// <summary>What a ConfigMap holds; null where there is none, or nothing that this version can read.</summary>
    public async Task<RenderedConfig?> ReadAsync(CachePolicy policy, string configMap, CancellationToken cancellationToken) =>
        await client.GetAsync<ConfigMap>(configMap, policy.Metadata.Namespace, cancellationToken) is { Data: { } data }
            ? RevisionData.Read(policy.Metadata.Name ?? "", data)
            : null;

    public Task DeleteAsync(ObjectMeta revision, CancellationToken cancellationToken) =>
        client.DeleteAsync<ConfigMap>(revision.Name ?? "", revision.Namespace, new() { Uid = revision.Uid }, cancellationToken);

    public Task SetOwnersAsync(ObjectMeta revision, IReadOnlyList<OwnerReference> owners, CancellationToken cancellationToken) =>
        SetMetadataAsync(revision with { OwnerReferences = owners }, cancellationToken);

    private Task<ConfigMap> SetMetadataAsync(ObjectMeta wanted, CancellationToken cancellationToken)
    {
        var patch = MetadataPatch.Create(wanted.Labels ?? new Dictionary<string, string>(), wanted.OwnerReferences ?? []);
        return client.PatchAsync<ConfigMap>(wanted.Name ?? "", wanted.Namespace, patch, cancellationToken);
    }

    private async Task<EnsureResult> AdoptAsync(CachePolicy policy, RenderedConfig config, ConfigMap wanted, CancellationToken cancellationToken)
    {
        var found = await client.GetAsync<ConfigMap>(config.ConfigMapName, policy.Metadata.Namespace, cancellationToken);
        if (found is not null && RevisionConfigMap.SameContent(found, config))
        {
            if (!SameMetadata(found.Metadata, wanted.Metadata))
                await SetMetadataAsync(wanted.Metadata, cancellationToken);
            return new EnsureResult.Present();
        }

        if (found is not null)
        {
            if (found.Metadata.Labels?.GetValueOrDefault(Marks.PolicyLabel) != PolicyLabel.Of(policy.Metadata.Name ?? ""))
                return new EnsureResult.Taken($"ConfigMap {config.ConfigMapName} exists and is not this policy's; delete or rename it");
            await DeleteAsync(found.Metadata, cancellationToken);
        }

        await client.CreateAsync(wanted, cancellationToken);
        return new EnsureResult.Created();
    }

    private static bool SameMetadata(ObjectMeta found, ObjectMeta wanted) =>
        found.OwnerReferences?.Count == wanted.OwnerReferences?.Count
        && RevisionOwners.Has(found, wanted.OwnerReferences ?? [])
        && wanted.Labels!.All(label => found.Labels?.GetValueOrDefault(label.Key) == label.Value);
}
