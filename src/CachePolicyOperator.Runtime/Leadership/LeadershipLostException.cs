namespace CachePolicyOperator.Runtime.Leadership;

/// <summary>
/// This process may no longer act as the leader, and another one may already do so. The work of the old leader may still be
/// running: the only safe answer is to end the process.
/// </summary>
public sealed class LeadershipLostException(string message, Exception? innerException = null) : Exception(message, innerException);
