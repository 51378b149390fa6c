namespace CachePolicyOperator.Abstractions.Client;

/// <summary>The head of a pod's answer.</summary>
/// <param name="Status">The status code.</param>
/// <param name="TimeToFirstByte">From sending the request to the head of the answer.</param>
/// <param name="Headers">Lines by header, of any spelling.</param>
public sealed record PodProxyAnswer(int Status, TimeSpan TimeToFirstByte, ILookup<string, string> Headers);
