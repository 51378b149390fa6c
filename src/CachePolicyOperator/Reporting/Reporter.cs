using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Controllers;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Reporting;

/// <summary>Tells users where their policy stands: status, and events.</summary>
[EntityRbac(Group = ApiGroup.Name, Resources = ["cachepolicies/status"], Verbs = ["patch"])]
internal sealed class Reporter(IKubernetesClient client, Announcer announcer, TimeProvider time)
{
    /// <summary>Writes the status only when it says something new; null when it does not.</summary>
    public async Task<CachePolicyStatus?> ReportAsync(CachePolicy policy, Progress progress, PolicyVerdict verdict, CancellationToken cancellationToken)
    {
        var warnings = verdict.Warnings.Count == 0 ? null : ViolationSummary.Of(verdict.Warnings);
        var status = StatusComposer.Compose(policy, progress.Outcome, warnings, progress.Record, time.GetUtcNow());
        if (StatusComposer.Same(policy.Status, status))
            return null;

        await client.PatchAsync<CachePolicy>(policy.Metadata.Name!, policy.Metadata.Namespace, StatusPatch.Create(policy, status, EntitiesJsonContext.Default.CachePolicyStatus), cancellationToken);
        announcer.Announce(policy, status);
        return status;
    }
}
