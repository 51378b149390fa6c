namespace CachePolicyOperator.Probing;

/// <summary>What is read of a pod's answer to a probe.</summary>
/// <param name="Status">The status code.</param>
/// <param name="TimeToFirstByte">From sending the request to the head of the answer, connecting included.</param>
/// <param name="Headers">Lines by header, of any spelling.</param>
internal sealed record PodResponse(int Status, TimeSpan TimeToFirstByte, ILookup<string, string> Headers);
