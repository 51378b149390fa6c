using System.Reflection;

namespace CachePolicyOperator.Abstractions.Entities;

/// <summary>Where a kind is found in the API.</summary>
public sealed record ResourceDefinition(string Group, string Version, string Kind, string Plural, EntityScope Scope)
{
    /// <summary><c>apps/v1</c>, or <c>v1</c> in the core group.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>The definition of <typeparamref name="T"/>, from its <see cref="KubernetesEntityAttribute"/>.</summary>
    /// <exception cref="InvalidOperationException">The type carries no such attribute: a mistake in the program.</exception>
    public static ResourceDefinition Of<T>() => Cache<T>.Value;

    private static class Cache<T>
    {
        internal static readonly ResourceDefinition Value = Read(typeof(T));

        private static ResourceDefinition Read(Type type)
        {
            var entity = type.GetCustomAttribute<KubernetesEntityAttribute>()
                ?? throw new InvalidOperationException($"{type.Name} carries no [KubernetesEntity] attribute.");
            return new(entity.Group, entity.ApiVersion, entity.Kind, entity.PluralName, entity.Scope);
        }
    }
}
