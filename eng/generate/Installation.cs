namespace CachePolicyOperator.Generate;

/// <summary>Where the generated manifests expect the operator.</summary>
internal static class Installation
{
    internal const string Namespace = "cachepolicy-system";

    internal const string Name = "cachepolicy-operator";
}
