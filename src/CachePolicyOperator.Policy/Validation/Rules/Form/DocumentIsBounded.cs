using System.Text.Json;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>API-002, deny: a policy stays far below what its rendered form may weigh.</summary>
internal sealed class DocumentIsBounded() : PolicyRule(new(
    "API-002",
    Severity.Deny,
    "A spec is at most 256 KiB as JSON.",
    "It is rendered into a ConfigMap, which is larger than the policy and cannot exceed 1 MiB; etcd refuses larger objects, and every watcher carries each of them.",
    "Kubernetes' limit of 1 MiB for a ConfigMap",
    "Split the policy by workload, or use shorter lists and prefixes.")
{
    Title = "A policy fits into a ConfigMap",
})
{
    internal const int LargestSpec = 256 * 1024;

    /// <summary>What the field that holds a text weighs at most, with its share of objects around it.</summary>
    private const int Overhead = 256;

    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        var spec = reviewed.Spec;
        // A character is at most six bytes as JSON (\u0000). Most specs are so far below the limit that they need not be written.
        if (reviewed.Texts.Sum(field => Overhead + (6 * field.Text.Length)) < LargestSpec)
            yield break;

        var size = JsonSerializer.SerializeToUtf8Bytes(spec, EntitiesJsonContext.Default.CachePolicySpec).Length;
        if (size > LargestSpec)
            yield return Violation("spec", $"the spec has {size / 1024} KiB, and at most {LargestSpec / 1024} KiB are allowed, because its rendered form must fit into a ConfigMap; split it, or use shorter lists and prefixes");
    }
}
