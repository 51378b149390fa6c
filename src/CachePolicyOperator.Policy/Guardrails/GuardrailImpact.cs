namespace CachePolicyOperator.Policy.Guardrails;

/// <summary>Whom a guard-rail is for, and who would miss it.</summary>
/// <param name="Selected">The policies that it selects, by namespace and name.</param>
/// <param name="Loosened">Those among them that only looser limits would hold for without it.</param>
public sealed record GuardrailImpact(IReadOnlyList<PolicySubject> Selected, IReadOnlyList<PolicySubject> Loosened)
{
    private const int Named = 3;

    /// <param name="guardrail">The guard-rail.</param>
    /// <param name="policies">The policies that are there.</param>
    /// <param name="all">The guard-rails that are there, with or without this one.</param>
    public static GuardrailImpact Of(Guardrail guardrail, IEnumerable<PolicySubject> policies, IEnumerable<Guardrail> all)
    {
        var others = all.Where(other => other.Name != guardrail.Name).ToList();
        var selected = policies
            .Where(guardrail.Selects)
            .OrderBy(policy => policy.Namespace, StringComparer.Ordinal)
            .ThenBy(policy => policy.Name, StringComparer.Ordinal)
            .ToList();
        var probes = StrictnessProbes.Of(guardrail, others);

        // Most policies are selected by the same few combinations of guard-rails.
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        return new(selected, [.. selected.Where(IsLoosened)]);

        bool IsLoosened(PolicySubject policy)
        {
            var remaining = others.Where(other => other.Selects(policy)).ToList();
            var key = string.Join(' ', remaining.Select(other => other.Name));
            if (!known.TryGetValue(key, out var answer))
                known[key] = answer = IsLooser(probes, Unexcepted(policy, [.. remaining, guardrail]), Unexcepted(policy, remaining));
            return answer;
        }
    }

    /// <summary>What whoever deletes the guard-rail is told; null where nobody would notice.</summary>
    public string? DeletionWarning(string guardrail)
    {
        if (Selected.Count == 0)
            return null;
        var use = $"guard-rail {guardrail} is in use: it is for {Policies(Selected.Count)}";
        if (Loosened.Count == 0)
            return $"{use}; without it everything stays as strict";
        var names = string.Join(", ", Loosened.Take(Named).Select(policy => $"{policy.Namespace}/{policy.Name}"));
        return $"{use}, and without it looser limits hold for {Policies(Loosened.Count)}: {names}{(Loosened.Count > Named ? $" and {Loosened.Count - Named} more" : "")}";
    }

    private static string Policies(int count) => count == 1 ? "1 policy" : $"{count} policies";

    private static bool IsLooser(IReadOnlyList<Func<GuardrailSet, int?>> probes, GuardrailSet with, GuardrailSet without) =>
        probes.Any(probe => (probe(with) ?? -1) > (probe(without) ?? -1));

    /// <summary>Exceptions are left aside: they can only have made the guard-rails looser.</summary>
    private static GuardrailSet Unexcepted(PolicySubject policy, IEnumerable<Guardrail> guardrails) =>
        GuardrailSet.For(policy, guardrails, DateTimeOffset.MaxValue);
}
