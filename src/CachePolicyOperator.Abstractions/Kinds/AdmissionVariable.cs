namespace CachePolicyOperator.Abstractions.Kinds;

/// <summary>CEL whose value later expressions read as <c>variables.name</c>; evaluated when it is first read.</summary>
public sealed record AdmissionVariable(string Name, string Expression);
