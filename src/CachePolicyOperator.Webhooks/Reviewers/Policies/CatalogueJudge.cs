using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Webhooks.Reviewers.Policies;

/// <summary>Judges by the rules that a policy alone can break.</summary>
public sealed class CatalogueJudge : IPolicyJudge
{
    public PolicyJudgement Judge(CachePolicy policy, CachePolicy? predecessor) => new(PolicyValidator.Validate(policy), []);
}
