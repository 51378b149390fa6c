namespace CachePolicyOperator.Policy.Nginx.Import;

/// <summary>What somebody who imports a configuration has to know about a place of it.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">What and why, as a clause.</param>
/// <param name="IsLoss">Whether something was not carried over; else the policy says the same in another way, or more strictly.</param>
public sealed record ImportRemark(string File, int Line, int Column, string Message, bool IsLoss)
{
    public override string ToString() => $"{File}:{Line}:{Column}: {(IsLoss ? "not carried over: " : "note: ")}{Message}";
}
