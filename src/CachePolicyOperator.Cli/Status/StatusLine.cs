using System.Globalization;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Cli.Status;

/// <summary>A policy in a line.</summary>
/// <param name="Policy">Namespace and name.</param>
/// <param name="State">Ready, or the first condition that does not hold, with its reason.</param>
/// <param name="Revision">What the pods are to serve.</param>
/// <param name="Generation">The cache generation.</param>
/// <param name="Serving">Pods that serve it, of those that are ready.</param>
/// <param name="Rollout">How far it is, where it is not complete.</param>
/// <param name="Message">What a person should know or do; empty where all is well.</param>
internal sealed record StatusLine(string Policy, string State, string Revision, string Generation, string Serving, string Rollout, string Message)
{
    private static readonly string[] Order = [ConditionTypes.Accepted, ConditionTypes.Rendered, ConditionTypes.RolledOut, ConditionTypes.Serving];

    public bool IsReady => State == ConditionTypes.Ready;

    public static StatusLine Of(CachePolicy policy)
    {
        var name = NamespacedName.Of(policy).ToString();
        if (policy.Status is not { Conditions: { } conditions } status)
            return new(name, "Unseen", "", "", "", "", "the operator has not looked at it yet: is it running?");

        var behind = status.ObservedGeneration < policy.Metadata.Generation;
        var failing = Order.Select(type => conditions.FirstOrDefault(condition => condition.Type == type)).FirstOrDefault(condition => condition is not null && condition.Status != ConditionStatus.True);
        return new(
            name,
            behind ? "Outdated" : failing is null ? ReadyOf(conditions) : $"{failing.Type}={failing.Status} {failing.Reason}",
            status.Revision ?? "",
            status.Revision is null ? "" : status.CacheGeneration.ToString(CultureInfo.InvariantCulture),
            status.Pods?.Summary ?? "",
            status.Rollout is { Phase: not RolloutPhase.Complete } rollout ? rollout.Phase.ToString() : "",
            behind ? "the operator has not looked at the present spec yet" : failing?.Message ?? Others(status));
    }

    private static string ReadyOf(IReadOnlyList<Condition> conditions) =>
        conditions.FirstOrDefault(condition => condition.Type == ConditionTypes.Ready) is { Status: not ConditionStatus.True } ready ? $"Ready={ready.Status} {ready.Reason}" : ConditionTypes.Ready;

    private static string Others(CachePolicyStatus status) =>
        string.Join(", ", (status.Pods?.Revisions ?? []).Where(revision => revision.Revision != status.Revision).Select(revision => string.Create(CultureInfo.InvariantCulture, $"{revision.Pods} pods have {revision.Revision}")));
}
