using System.Text.Json;
using System.Text.Json.Nodes;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Judging;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Tests.Operator.Judging;
using CachePolicyOperator.Tests.Webhooks;
using CachePolicyOperator.Webhooks.Reviewers.ConfigMaps;
using CachePolicyOperator.Webhooks.Reviewers.Policies;
using CachePolicyOperator.Webhooks.Reviews;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Cli.Linting;

/// <summary>The webhook's own reviewers over what a cluster would hold: refusals and warnings, in order.</summary>
internal static class Admission
{
    /// <param name="written">The policy that is applied.</param>
    /// <param name="stored">What it replaces.</param>
    /// <param name="others">Policies and guard-rails that are there.</param>
    public static IReadOnlyList<string> OfPolicy(JsonNode written, JsonNode? stored, IEnumerable<JsonNode> others)
    {
        Listed<CachePolicy> policies = new();
        Listed<CacheGuardrail> guardrails = new();
        foreach (var other in others)
        {
            if ((string?)other["kind"] == "CacheGuardrail")
                guardrails.Put(Known(other.Deserialize(EntitiesJsonContext.Default.CacheGuardrail)!));
            else
                policies.Put(other.Deserialize(EntitiesJsonContext.Default.CachePolicy)!);
        }

        var reviews = new PolicyReviews(policies, new(guardrails), new Listed<NamespaceMetadata>(), new(new HostIndex(policies)), new FakeTimeProvider(Run.Now));
        return Said(new CachePolicyReviewer(new ClusterPolicyJudge(reviews), () => true), ReviewBody.OfPolicy(stored is null ? "CREATE" : "UPDATE", written, stored));
    }

    public static IReadOnlyList<string> OfConfigMap(JsonNode written) => Said(
        new LabelledConfigMapReviewer(new Dictionary<string, IConfigurationLint> { ["nginx"] = new NginxConfigurationLint((_, _) => GuardrailSet.None) }),
        ReviewBody.OfConfigMap("CREATE", written));

    private static IReadOnlyList<string> Said(IAdmissionReviewer reviewer, JsonNode review)
    {
        using var read = (AdmissionReading.Review)AdmissionReviewReader.Read(review.Bytes());
        var answer = reviewer.Review(read.Request);
        var causes = answer is AdmissionAnswer.Denied denied ? denied.Causes : [];
        return [.. causes.Select(cause => "Denied " + (cause.Path.Length == 0 ? cause.Message : $"{cause.Path}: {cause.Message}")), .. answer.Warnings.Select(warning => "Warning " + warning)];
    }

    private static CacheGuardrail Known(CacheGuardrail guardrail)
    {
        guardrail.Metadata = guardrail.Metadata with { Uid = guardrail.Metadata.Name };
        return guardrail;
    }
}
