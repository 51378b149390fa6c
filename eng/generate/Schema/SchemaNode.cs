using System.Text.Json;
using CachePolicyOperator.Generate.Documentation;

namespace CachePolicyOperator.Generate.Schema;

/// <summary>A node of a structural OpenAPI v3 schema, before it is written as YAML or as a page.</summary>
internal sealed record SchemaNode
{
    /// <summary>object, array, string, integer, boolean; null for an int-or-string.</summary>
    internal string? Type { get; init; }

    internal string? Format { get; init; }

    internal DocText Doc { get; init; } = DocText.None;

    /// <summary>The allowed values with what each means.</summary>
    internal IReadOnlyList<(string Value, DocText Doc)> Enum { get; init; } = [];

    internal JsonElement? Default { get; init; }

    internal string? Pattern { get; init; }

    internal (int Minimum, int Maximum)? Length { get; init; }

    internal (long Minimum, long Maximum)? Range { get; init; }

    /// <summary>Number of items of a list, or of entries of a map.</summary>
    internal (int Minimum, int Maximum)? Count { get; init; }

    internal DurationBounds? Duration { get; init; }

    internal string? ListMapKey { get; init; }

    /// <summary>Replaced as a whole, never merged.</summary>
    internal bool IsAtomic { get; init; }

    internal IReadOnlyList<ValidationRule> Rules { get; init; } = [];

    internal IReadOnlyList<SchemaProperty> Properties { get; init; } = [];

    /// <summary>What a list holds.</summary>
    internal SchemaNode? Items { get; init; }

    /// <summary>What a map's values are.</summary>
    internal SchemaNode? Values { get; init; }
}
