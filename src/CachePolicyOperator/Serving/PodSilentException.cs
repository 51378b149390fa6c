namespace CachePolicyOperator.Serving;

/// <summary>A pod gave no usable answer.</summary>
internal sealed class PodSilentException(string message) : Exception(message);
