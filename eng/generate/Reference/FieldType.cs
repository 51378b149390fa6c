using CachePolicyOperator.Generate.Schema;

namespace CachePolicyOperator.Generate.Reference;

/// <summary>A field's type in words.</summary>
internal static class FieldType
{
    internal static string Of(SchemaNode node) => node switch
    {
        { Items: { } items } => $"list of {Plural(items)}",
        { Values: { } values } => $"map to {Of(values)}",
        { Duration: not null } => "duration",
        { Type: null } => "quantity",
        { Format: "date-time" } => "time",
        { Enum.Count: > 0 } => "name",
        _ => node.Type!,
    };

    private static string Plural(SchemaNode node) => Of(node) + "s";
}
