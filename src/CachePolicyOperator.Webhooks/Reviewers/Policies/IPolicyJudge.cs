using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Webhooks.Reviewers.Policies;

/// <summary>Says what is wrong with a policy: the same judge that the controller and the command line ask.</summary>
public interface IPolicyJudge
{
    /// <param name="policy">The policy as it would be stored.</param>
    /// <param name="predecessor">What it replaces; null for a new one, and where the stored one can no longer be read.</param>
    PolicyVerdict Judge(CachePolicy policy, CachePolicy? predecessor);
}
