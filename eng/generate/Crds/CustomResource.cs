using System.Reflection;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Entities.Schema;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Generate.Documentation;
using CachePolicyOperator.Generate.Schema;

namespace CachePolicyOperator.Generate.Crds;

/// <summary>A kind of the API with everything that its manifests and pages need.</summary>
internal sealed record CustomResource(
    KubernetesEntityAttribute Entity,
    IReadOnlyList<string> ShortNames,
    IReadOnlyList<string> Categories,
    IReadOnlyList<PrinterColumnAttribute> Columns,
    SchemaNode Schema)
{
    internal bool HasStatus => Schema.Properties.Any(property => property.Name == "status");

    internal static CustomResource Of(Type type, SchemaReader reader) => new(
        type.GetCustomAttribute<KubernetesEntityAttribute>()!,
        [.. type.GetCustomAttributes<ShortNameAttribute>().Select(attribute => attribute.Name)],
        [.. type.GetCustomAttributes<CategoryAttribute>().Select(attribute => attribute.Name)],
        [.. type.GetCustomAttributes<PrinterColumnAttribute>()],
        Root(type, reader));

    /// <summary>The API server owns the type's identity and metadata; the schema names them so that kubectl shows them.</summary>
    private static SchemaNode Root(Type type, SchemaReader reader)
    {
        var meta = typeof(IKubernetesObject).GetProperties().Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
        var own = reader.Object(type, except: meta);
        return own with
        {
            Properties =
            [
                Identity("apiVersion", "Group and version of this representation of the object."),
                Identity("kind", "The kind of the object, in CamelCase."),
                // Its schema is the server's own, which refuses even a description here.
                new("metadata", false, new() { Type = "object" }),
                .. own.Properties,
            ],
        };
    }

    private static SchemaProperty Identity(string name, string description) =>
        new(name, false, new() { Type = "string", Doc = Doc(description) });

    private static DocText Doc(string text) => new(text, text);
}
