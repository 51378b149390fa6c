using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CachePolicyOperator.Tests;

/// <summary>What an assembly names of others, read from its metadata: what it does not name it cannot call, short of reflection.</summary>
internal sealed record UsedTypes(IReadOnlyList<string> Types, IReadOnlyList<string> NativeMethods)
{
    public static UsedTypes Of(Assembly assembly)
    {
        using var file = File.OpenRead(assembly.Location);
        using var executable = new PEReader(file);
        var metadata = executable.GetMetadataReader();
        return new(
            [.. metadata.TypeReferences.Select(handle => FullName(metadata, metadata.GetTypeReference(handle))).Order(StringComparer.Ordinal)],
            [.. metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Where(m => m.Attributes.HasFlag(MethodAttributes.PinvokeImpl)).Select(m => metadata.GetString(m.Name))]);
    }

    /// <summary>A nested type goes by the name of the outermost.</summary>
    private static string FullName(MetadataReader metadata, TypeReference type) => type.ResolutionScope.Kind == HandleKind.TypeReference
        ? FullName(metadata, metadata.GetTypeReference((TypeReferenceHandle)type.ResolutionScope))
        : $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
}
