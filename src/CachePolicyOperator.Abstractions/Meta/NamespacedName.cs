namespace CachePolicyOperator.Abstractions.Meta;

/// <summary>The key of an object within its kind. <see cref="Namespace"/> is empty for cluster-scoped kinds.</summary>
public readonly record struct NamespacedName(string Namespace, string Name)
{
    public static NamespacedName Of(IKubernetesObject entity) => new(entity.Metadata.Namespace ?? "", entity.Metadata.Name ?? "");

    public override string ToString() => Namespace.Length == 0 ? Name : $"{Namespace}/{Name}";
}
