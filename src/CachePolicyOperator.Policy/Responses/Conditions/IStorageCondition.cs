namespace CachePolicyOperator.Policy.Responses.Conditions;

/// <summary>One condition for storing a response in a shared cache.</summary>
internal interface IStorageCondition
{
    /// <summary>Null where it has nothing to say about the response.</summary>
    StorageRemark? Judge(ReviewedResponse reviewed);
}
