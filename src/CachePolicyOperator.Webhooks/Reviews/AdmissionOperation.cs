namespace CachePolicyOperator.Webhooks.Reviews;

/// <summary>What is done to the object.</summary>
public enum AdmissionOperation
{
    Create,
    Update,
    Delete,
    Connect,
}
