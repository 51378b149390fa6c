using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>API-019, deny: the storage has a size that makes sense and a plain folder.</summary>
internal sealed class StorageIsBounded() : PolicyRule(new(
    "API-019",
    Severity.Deny,
    "storage.size is a quantity of at least 1Mi; storage.path is an absolute path of letters, digits and . _ -, without . and .. segments.",
    "A store without a usable bound fills the node's disk, and the kubelet evicts the pod.",
    "Kubernetes quantities; nginx's max_size",
    "Write a size such as 512Mi, and a folder such as /var/cache/nginx.")
{
    Title = "The store is bounded",
})
{
    private static readonly StorageSize Smallest = StorageSize.FromBytes(1 << 20);

    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        var spec = reviewed.Spec;
        var size = spec.Storage.Size;
        if (StorageSize.Parse(size) is Parsed<StorageSize>.Refused refused)
            yield return Violation("spec.storage.size", $"{Quoted.Text(size)} is not a size: {refused.Reason}");
        if (StorageSize.Parse(size) is Parsed<StorageSize>.Value { Result: var bytes } && bytes < Smallest)
            yield return Violation("spec.storage.size", $"{Quoted.Text(size)} is less than 1Mi; is the suffix missing? Write a size such as 512Mi");

        var folder = spec.Storage.Path;
        if (!DangerousText.IsIn(folder) && (folder.Length < 2 || !Syntax.Accepts(TextKind.Folder, folder)))
            yield return Violation("spec.storage.path", $"{Quoted.Text(folder)} is not a plain absolute path; write one such as /var/cache/nginx");
    }
}
