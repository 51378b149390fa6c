using System.Text.Json.Serialization;
using CachePolicyOperator.Abstractions.Entities.Schema;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Entities;

/// <summary>
/// What is tolerated for a while: findings of some rules, in some policies. It covers what this guard-rail decides and the operator's
/// own rules and defaults; what another guard-rail forbids stays forbidden. When it has expired, policies that need it are judged
/// again, on time.
/// </summary>
public sealed record GuardrailException
{
    /// <summary>Name of the exception, unique within the guard-rail.</summary>
    [Required]
    [Length(1, 63)]
    [Pattern(Patterns.Label)]
    public string Name { get; set; } = "";

    /// <summary>Ids of the rules whose findings are tolerated.</summary>
    [Required]
    [Items(1, 64)]
    [Length(5, 16)]
    [Pattern(Patterns.RuleId)]
    public IReadOnlyList<string> Rules { get; set; } = [];

    /// <summary>The namespaces that it is for, by name.</summary>
    [Required]
    [Items(1, 64)]
    [Length(1, 63)]
    [Pattern(Patterns.Label)]
    public IReadOnlyList<string> Namespaces { get; set; } = [];

    /// <summary>The policies that it is for, by name. Without it: all of the namespaces.</summary>
    [Items(1, 64)]
    [Length(1, 253)]
    [Pattern(Patterns.Subdomain)]
    public IReadOnlyList<string>? Policies { get; init; }

    /// <summary>The rules within the policies, by name. Without it: all.</summary>
    [Items(1, 64)]
    [Length(1, 63)]
    [Pattern(Patterns.Label)]
    public IReadOnlyList<string>? CacheRules { get; init; }

    /// <summary>Why it is tolerated.</summary>
    [Required]
    [Length(10, 512)]
    public string Reason { get; set; } = "";

    /// <summary>Who answers for it: a team or a person.</summary>
    [Required]
    [Length(1, 128)]
    public string Owner { get; set; } = "";

    /// <summary>When it ends, in UTC: such as 2030-01-31T00:00:00Z. From that second on it tolerates nothing.</summary>
    [Required]
    [Length(20, 20)]
    [Pattern(Patterns.Time)]
    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset Expires { get; set; }
}
