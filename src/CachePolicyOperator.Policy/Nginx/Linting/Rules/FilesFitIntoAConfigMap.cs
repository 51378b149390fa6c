using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting.Rules;

/// <summary>SYS-005, report: the ConfigMap stays away from its size limit.</summary>
internal sealed class FilesFitIntoAConfigMap() : NginxRule(new(
    "SYS-005",
    Severity.Report,
    "All files together are no larger than 900 KiB.",
    "The API server refuses a ConfigMap above 1 MiB, metadata included: the next line that is added is the one that cannot be deployed.",
    "Kubernetes, ConfigMap: data is limited to 1 MiB",
    "Divide the files among several ConfigMaps."))
{
    public override void Judge(NginxReview review, FindingSink findings)
    {
        var size = review.Documents.Sum(document => (long)document.Content.Length);
        if (size > NginxLimits.MostBytes)
            findings.Add(review.Documents.MaxBy(document => document.Content.Length)!.File, $"the files have {size / 1024} KiB, the limit is {NginxLimits.MostBytes / 1024} KiB (a ConfigMap holds 1 MiB with its metadata), and this one is the largest; divide them among several ConfigMaps");
    }
}
