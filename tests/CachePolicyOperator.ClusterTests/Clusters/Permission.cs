namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>A verb on a resource, as RBAC writes them; subresources as in <c>pods/log</c>.</summary>
internal sealed record Permission(string Group, string Resource, string Verb)
{
    public override string ToString() => Group.Length == 0 ? $"{Verb} {Resource}" : $"{Verb} {Resource}.{Group}";
}
