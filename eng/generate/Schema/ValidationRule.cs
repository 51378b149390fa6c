namespace CachePolicyOperator.Generate.Schema;

/// <summary>One entry of x-kubernetes-validations.</summary>
internal sealed record ValidationRule(string Expression, string Message);
