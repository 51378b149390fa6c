namespace CachePolicyOperator.Generate.Schema;

/// <summary>A field of an object.</summary>
internal sealed record SchemaProperty(string Name, bool Required, SchemaNode Node);
