using System.Diagnostics.Metrics;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Judging;
using CachePolicyOperator.Runtime.Informers;

namespace CachePolicyOperator.Telemetry;

/// <summary>
/// How the policies stand, counted from the cache when metrics are read. By condition, reason, rule and phase, never by policy: five
/// thousand policies are as many series as one. Which one it is, <c>kubectl get cpol -A</c> tells.
/// </summary>
internal sealed class PolicyGauges
{
    private readonly IStore<CachePolicy> _policies;
    private readonly VerdictLedger _verdicts;

    public PolicyGauges(Meter meter, IStore<CachePolicy> policies, VerdictLedger verdicts)
    {
        _policies = policies;
        _verdicts = verdicts;
        meter.CreateObservableGauge("cachepolicy_policies", Conditions, null, "Policies by condition, its status and reason.");
        meter.CreateObservableGauge("cachepolicy_findings", Findings, null, "Findings of rules in the policies that are there, by rule and by what they do: deny, warn, audit. Known where this replica judges.");
        meter.CreateObservableGauge("cachepolicy_rollouts", Rollouts, null, "Policies by the phase of their rollout.");
        meter.CreateObservableGauge("cachepolicy_revisions_served", () => _policies.List().Sum(policy => policy.Status?.Pods?.Revisions?.Count ?? 0), null, "Revisions that pods of policies serve, counted policy by policy: more than there are policies while pods of one serve several.");
        meter.CreateObservableGauge("cachepolicy_pods_ready", () => Sum(pods => pods.Ready), null, "Ready pods of the workloads of policies, as the policies' status last said.");
        meter.CreateObservableGauge("cachepolicy_pods_serving", () => Sum(pods => pods.Serving), null, "Those of them that serve the wanted revision by their own word.");
    }

    private IEnumerable<Measurement<long>> Conditions() => _policies.List()
        .SelectMany(policy => policy.Status?.Conditions ?? [])
        .GroupBy(condition => (condition.Type, condition.Status, condition.Reason))
        .Select(group => new Measurement<long>(
            group.LongCount(), new("condition", group.Key.Type), new("status", Word(group.Key.Status)), new KeyValuePair<string, object?>("reason", group.Key.Reason)));

    /// <summary>Every phase, those that no policy is in with 0: an alert on a phase finds its series from the start.</summary>
    private IEnumerable<Measurement<long>> Rollouts()
    {
        var phases = _policies.List().Select(policy => policy.Status?.Rollout?.Phase).ToLookup(phase => phase);
        return Enum.GetValues<RolloutPhase>()
            .Select(phase => new Measurement<long>(phases[phase].LongCount(), new KeyValuePair<string, object?>("phase", phase.ToString())));
    }

    private IEnumerable<Measurement<long>> Findings() => _policies.List()
        .SelectMany(policy => _verdicts.Recall(policy)?.Findings ?? [])
        .GroupBy(finding => (finding.Violation.RuleId, finding.Effect))
        .Select(group => new Measurement<long>(group.LongCount(), new("rule", group.Key.RuleId), new KeyValuePair<string, object?>("effect", Word(group.Key.Effect))));

    private long Sum(Func<PodsStatus, int> count) => _policies.List().Sum(policy => policy.Status?.Pods is { } pods ? count(pods) : 0);

    private static string Word(ConditionStatus status) => status switch
    {
        ConditionStatus.True => "true",
        ConditionStatus.False => "false",
        _ => "unknown",
    };

    private static string Word(Enforcement effect) => effect switch
    {
        Enforcement.Deny => "deny",
        Enforcement.Warn => "warn",
        _ => "audit",
    };
}
