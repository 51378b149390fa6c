using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Guardrails.AdmissionPolicies;

namespace CachePolicyOperator.Guardrails;

/// <summary>
/// Keeps a ValidatingAdmissionPolicy for each guard-rail where the API server has that kind, so that ceilings hold while every operator
/// pod is down. Where it has not, nothing is done.
/// </summary>
/// <remarks>Both objects belong to the guard-rail: they go with it.</remarks>
[EntityRbac(Group = "admissionregistration.k8s.io", Resources = ["validatingadmissionpolicies"], Verbs = ["list"])]
[EntityRbac(Group = "admissionregistration.k8s.io", Resources = ["validatingadmissionpolicies", "validatingadmissionpolicybindings"], Verbs = ["patch", "delete"])]
internal sealed class AdmissionPolicyKeeper(IKubernetesClient client, TimeProvider time)
{
    /// <summary>A cluster may be upgraded under a running operator.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, string> _applied = new();
    private DateTimeOffset _askedAt = DateTimeOffset.MinValue;
    private bool _served;

    /// <summary>Applies what the guard-rail compiles to, or removes what it no longer does.</summary>
    public async Task KeepAsync(CacheGuardrail guardrail, IReadOnlyList<Guardrail> all, CancellationToken cancellationToken)
    {
        if (!await IsServedAsync(cancellationToken))
            return;
        if (AdmissionPolicyCompiler.Compile(guardrail, all, time.GetUtcNow()) is { } pair)
            await ApplyAsync(guardrail, pair, cancellationToken);
        else
            await RemoveAsync(guardrail, cancellationToken);
    }

    private async Task ApplyAsync(CacheGuardrail guardrail, AdmissionPolicyPair pair, CancellationToken cancellationToken)
    {
        var policy = Bytes(pair.Policy, KindsJsonContext.Default.ValidatingAdmissionPolicy);
        var binding = Bytes(pair.Binding, KindsJsonContext.Default.ValidatingAdmissionPolicyBinding);
        var content = Convert.ToBase64String(policy) + Convert.ToBase64String(binding);
        if (_applied.GetValueOrDefault(Uid(guardrail)) == content)
            return;

        // The policy first: a binding to one that is missing puts nothing in force.
        await PatchAsync(pair.Policy, policy, cancellationToken);
        await PatchAsync(pair.Binding, binding, cancellationToken);
        _applied[Uid(guardrail)] = content;
    }

    private async Task RemoveAsync(CacheGuardrail guardrail, CancellationToken cancellationToken)
    {
        if (_applied.GetValueOrDefault(Uid(guardrail)) is "")
            return;
        var name = AdmissionPolicyCompiler.NameFor(guardrail);
        await client.DeleteAsync<ValidatingAdmissionPolicyBinding>(name, null, DeleteOptions.Default, cancellationToken);
        await client.DeleteAsync<ValidatingAdmissionPolicy>(name, null, DeleteOptions.Default, cancellationToken);
        _applied[Uid(guardrail)] = "";
    }

    private Task<T> PatchAsync<T>(T entity, byte[] content, CancellationToken cancellationToken)
        where T : class, IKubernetesObject
        => client.PatchAsync<T>(entity.Metadata.Name!, null, new Patch.Apply(content, Marks.FieldManager), cancellationToken);

    private async Task<bool> IsServedAsync(CancellationToken cancellationToken)
    {
        if (_served || time.GetUtcNow() < _askedAt + AskAgain)
            return _served;
        try
        {
            await client.ListPageAsync<ValidatingAdmissionPolicy>(new() { Limit = 1 }, cancellationToken);
            _served = true;
        }
        catch (KubernetesApiException e) when (e.IsNotFound)
        {
            _askedAt = time.GetUtcNow();
        }

        return _served;
    }

    private static byte[] Bytes<T>(T entity, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(entity, type);

    private static string Uid(CacheGuardrail guardrail) => guardrail.Metadata.Uid ?? "";
}
