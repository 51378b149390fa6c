using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Guardrails.Validation;

/// <summary>The rules that a guard-rail can speak about.</summary>
internal sealed class NamedRules(IEnumerable<RuleDescription> catalogue)
{
    private readonly Dictionary<string, RuleDescription> _rules = catalogue.ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    /// <summary>Why there is no such rule, or null.</summary>
    internal string? Unknown(string id)
    {
        if (_rules.ContainsKey(id))
            return null;
        var meant = _rules.Keys.FirstOrDefault(known => string.Equals(known, id, StringComparison.OrdinalIgnoreCase));
        return $"there is no rule {Quoted.Text(id)}{(meant is null ? "" : $" (upper and lower case matter: {meant})")}; docs/rules.md lists them";
    }

    /// <summary>Why findings of the rule cannot be tolerated, or null.</summary>
    internal string? Unbending(string id) => _rules.GetValueOrDefault(id) is { Concerns: SpecSection.Form }
        ? $"{id} is about a policy's form: what breaks it cannot be rendered, so it is always denied; remove the entry"
        : null;

    /// <summary>Why the rule cannot have the severity, or null.</summary>
    internal string? Unbending(string id, RuleSeverity severity) => Unbending(id)
        ?? (severity == RuleSeverity.DenyUnlessAcknowledged && _rules.GetValueOrDefault(id) is { Concerns: SpecSection.Acknowledgements }
            ? $"{id} is about acknowledgements, which cannot be acknowledged themselves; write Deny, Report or Off"
            : null);
}
