namespace CachePolicyOperator.Runtime.Metrics;

/// <summary>A queue's state at one moment.</summary>
internal readonly record struct QueueGauges(int Depth, int LowPriorityDepth, double UnfinishedSeconds, double LongestRunningSeconds);
