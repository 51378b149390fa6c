using System.Text;

namespace CachePolicyOperator.Policy.Guardrails.Validation;

/// <summary>FluentValidation's path of properties, <c>Ceilings[0].Edge</c>, as kubectl prints it: <c>spec.ceilings[0].edge</c>.</summary>
internal static class FailurePath
{
    internal static string Of(string propertyPath)
    {
        if (propertyPath.Length == 0)
            return "spec";
        var path = new StringBuilder("spec.");
        var depth = 0;
        foreach (var c in propertyPath)
        {
            depth += c switch { '[' => 1, ']' => -1, _ => 0 };
            // What stands in brackets is an index, or a key that the user wrote.
            path.Append(depth == 0 && path[^1] == '.' ? char.ToLowerInvariant(c) : c);
        }

        return path.ToString();
    }
}
