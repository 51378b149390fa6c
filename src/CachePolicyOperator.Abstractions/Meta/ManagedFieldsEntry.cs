using System.Text.Json;
using System.Text.Json.Serialization;

namespace CachePolicyOperator.Abstractions.Meta;

/// <summary>Fields of an object that one manager set last by one kind of operation.</summary>
public sealed record ManagedFieldsEntry
{
    /// <summary>Who: the name that it gave itself, or the begin of its user agent.</summary>
    public string Manager { get; set; } = "";

    /// <summary>Apply, or Update for everything else.</summary>
    public string Operation { get; set; } = "";

    /// <summary>When it changed a field of these last.</summary>
    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? Time { get; init; }

    /// <summary>Such as <c>status</c>; null for the object itself. Servers before 1.22 do not tell.</summary>
    public string? Subresource { get; init; }

    /// <summary>A tree whose keys are fields (<c>f:spec</c>) and list items (<c>k:{"name":"web"}</c>).</summary>
    public JsonElement FieldsV1 { get; init; }
}
