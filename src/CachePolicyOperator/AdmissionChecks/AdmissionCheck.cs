using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.AdmissionChecks;

/// <summary>Asks the API server, as a dry run, to store a policy that the webhook has to refuse. Nothing is stored.</summary>
internal sealed class AdmissionCheck(IKubernetesClient client)
{
    /// <summary>The rule that refuses pages which stay fresh for a year; the schema allows that.</summary>
    private const string Rule = "TTL-001";

    private const string Name = "admission-check";

    /// <summary>JSON of a policy that only the webhook can refuse.</summary>
    private static ReadOnlyMemory<byte> BadPolicy { get; } = """
        {
          "apiVersion": "cachepolicy.dev/v1alpha1",
          "kind": "CachePolicy",
          "metadata": {"name": "admission-check"},
          "spec": {
            "targetRef": {"name": "none", "container": "none"},
            "origin": {"service": {"name": "none", "port": 80}},
            "rules": [{
              "name": "pages",
              "match": {"pathPrefix": "/"},
              "contentClass": "Html",
              "ttl": {"mode": "Override", "edge": "365d"}
            }]
          }
        }
        """u8.ToArray();

    public async Task<AdmissionOutcome> RunAsync(string @namespace, CancellationToken cancellationToken)
    {
        try
        {
            await client.PatchAsync<CachePolicy>(Name, @namespace, new Patch.Apply(BadPolicy, Name) { DryRun = true }, cancellationToken);
            return new AdmissionOutcome.LetThrough(@namespace);
        }
        catch (KubernetesApiException e) when (e.Status.Message?.Contains(Rule, StringComparison.Ordinal) == true)
        {
            return new AdmissionOutcome.Refused(e.Status.Message);
        }
        catch (KubernetesApiException e)
        {
            return new AdmissionOutcome.Failed(e.Message);
        }
        catch (HttpRequestException e)
        {
            return new AdmissionOutcome.Failed(e.Message);
        }
    }
}
