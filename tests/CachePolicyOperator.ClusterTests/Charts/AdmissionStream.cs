using System.Net;
using System.Text;
using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Charts;

/// <summary>Bad policies, one after the other as dry runs, for as long as something goes on.</summary>
internal sealed class AdmissionStream(HttpClient api, Shop shop)
{
    private const int Clients = 4;

    private readonly string _policy =
        $$$"""
        {"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "CachePolicy", "metadata": {"name": "bad", "namespace": "{{{shop.Namespace}}}"},
         "spec": {"targetRef": {"name": "proxy", "container": "nginx"}, "origin": {"service": {"name": "origin", "port": 80}},
                  "rules": [{"name": "pages", "match": {"pathPrefix": "/"}, "contentClass": "Html", "ttl": {"mode": "Override", "edge": "4h"}}]}}
        """;

    /// <summary>The answers that were no refusal by the rule, and how many there were in all.</summary>
    public async Task<(IReadOnlyList<string> Wrong, int All)> RunWhileAsync(Task something)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => AskWhileAsync(something)));
        return ([.. answers.SelectMany(answer => answer.Wrong)], answers.Sum(answer => answer.All));
    }

    private async Task<(List<string> Wrong, int All)> AskWhileAsync(Task something)
    {
        var (wrong, all) = (new List<string>(), 0);
        for (; !something.IsCompleted; all++)
        {
            using var content = new StringContent(_policy, Encoding.UTF8, "application/json");
            using var answer = await api.PostAsync(new Uri($"/apis/cachepolicy.dev/v1alpha1/namespaces/{shop.Namespace}/cachepolicies?dryRun=All", UriKind.Relative), content);
            var body = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode != HttpStatusCode.UnprocessableEntity || !body.Contains("TTL-001", StringComparison.Ordinal))
                wrong.Add($"{(int)answer.StatusCode}: {body}");
        }

        return (wrong, all);
    }
}
