using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting.Rules;

/// <summary>SYS-001, report: a cache has a size.</summary>
internal sealed class CachesAreBounded() : NginxRule(new(
    "SYS-001",
    Severity.Report,
    "proxy_cache_path has max_size.",
    "Without it the cache grows until the volume is full, and the pod is evicted.",
    "ngx_http_proxy_module, proxy_cache_path",
    "Add max_size below the size of the volume."))
{
    public override void Judge(NginxReview review, FindingSink findings)
    {
        foreach (var (_, path) in review.Statements(Setting.CachePath))
        {
            if (!Enumerable.Range(0, path.ArgumentCount).Any(i => path[i].Raw.StartsWith("max_size="u8)))
                findings.Add(path, $"{path.Name} has no max_size, so the cache grows until the volume is full; add max_size below the volume's size");
        }
    }
}
