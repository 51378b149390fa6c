using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Webhooks.Reviewers.Policies;

/// <summary>Judges by the rules that a policy alone can break.</summary>
public sealed class CatalogueJudge : IPolicyJudge
{
    public PolicyVerdict Judge(CachePolicy policy, CachePolicy? predecessor) =>
        PolicyJudge.Judge(new PolicyReview(policy) { Prior = predecessor is null ? null : PriorLifetimes.Of(predecessor.Spec) });
}
