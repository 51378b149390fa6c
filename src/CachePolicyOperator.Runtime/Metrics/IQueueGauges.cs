namespace CachePolicyOperator.Runtime.Metrics;

/// <summary>A queue whose state is read when metrics are collected.</summary>
internal interface IQueueGauges
{
    string Name { get; }

    QueueGauges Read();
}
