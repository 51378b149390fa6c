using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Webhooks.Reviewers.Policies;

namespace CachePolicyOperator.Judging;

/// <summary>Judges a policy that is about to be stored, by what the caches know.</summary>
internal sealed class ClusterPolicyJudge(PolicyReviews reviews) : IPolicyJudge
{
    public PolicyVerdict Judge(CachePolicy policy, CachePolicy? predecessor) => PolicyJudge.Judge(reviews.OfIncoming(policy, predecessor));
}
