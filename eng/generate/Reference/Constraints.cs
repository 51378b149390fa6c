using CachePolicyOperator.Generate.Schema;

namespace CachePolicyOperator.Generate.Reference;

/// <summary>What the schema allows for a field, in words.</summary>
internal static class Constraints
{
    internal static string Of(SchemaNode node)
    {
        var scalar = node.Items ?? node.Values ?? node;
        var parts = new List<string>();
        if (node.Count is { } count)
            parts.Add($"{count.Minimum} to {count.Maximum} {(node.Items is null ? "entries" : "items")}");
        if (node.ListMapKey is { } key)
            parts.Add($"`{key}` unique");
        if (scalar.Enum.Count > 0)
            parts.Add(string.Join(", ", scalar.Enum.Select(member => $"`{member.Value}`")));
        if (scalar.Range is { } range)
            parts.Add(range.Maximum == long.MaxValue ? $"at least {range.Minimum}" : $"{range.Minimum} to {range.Maximum}");
        if (scalar.Duration is { } duration)
            parts.Add(duration.Range);
        else if (scalar.Length is { } length)
            parts.Add($"{length.Minimum} to {length.Maximum} characters");
        if (scalar is { Duration: null, Pattern: { } pattern })
            parts.Add($"`{pattern.Replace("|", "\\|", StringComparison.Ordinal)}`");
        parts.AddRange(node.Properties.Count > 0 ? [] : node.Rules.Where(rule => rule != node.Duration?.Rule).Select(rule => rule.Message));
        return string.Join("; ", parts);
    }
}
