using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Status;

namespace CachePolicyOperator.Policy.Rollout.Pods;

/// <summary>The workload's pods at one moment, those that are being deleted left out.</summary>
public sealed record PodSurvey(IReadOnlyList<SurveyedPod> Pods)
{
    /// <summary>So many revisions and pods are named.</summary>
    private const int Named = 10;

    public IEnumerable<SurveyedPod> With(string revision) => Pods.Where(p => p.Revision == revision);

    public IEnumerable<SurveyedPod> Without(string revision) => Pods.Where(p => p.Revision != revision);

    /// <summary>Who mounts what; nobody was asked.</summary>
    /// <param name="revision">The wanted one.</param>
    public PodsStatus ToStatus(string revision)
    {
        var ready = Pods.Count(p => p.Ready);
        var serving = With(revision).Count(p => p.Ready);
        return new()
        {
            Ready = ready,
            Serving = serving,
            Summary = $"{serving}/{ready}",
            Revisions = RevisionCounts.Of(Pods.Select(p => p.Revision)),
            Deviating = [.. Pods
                .Where(p => p.Trouble is not null)
                .OrderBy(p => p.Name, StringComparer.Ordinal)
                .Take(Named)
                .Select(p => new DeviatingPod { Pod = p.Name, Reason = p.Trouble! })],
        };
    }
}
