namespace CachePolicyOperator.Entities;

/// <summary>The group and version of the project's kinds.</summary>
public static class ApiGroup
{
    public const string Name = "cachepolicy.dev";

    public const string Version = "v1alpha1";

    public const string ApiVersion = $"{Name}/{Version}";
}
