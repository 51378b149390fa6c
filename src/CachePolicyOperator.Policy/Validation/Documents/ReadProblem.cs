using System.Text.Json;
using System.Text.RegularExpressions;

namespace CachePolicyOperator.Policy.Validation.Documents;

/// <summary>Says in the API's words why the JSON reader gave up.</summary>
internal static partial class ReadProblem
{
    internal static PolicyViolation Of(JsonException problem, JsonElement document, DocumentKind kind)
    {
        // A path is $, then .name, ['name with dots'] or [index] for each step. The strict pass begins at the spec.
        var steps = Step().Matches(problem.Path ?? "$").Select(step => step.Groups["name"].Success ? step.Groups["name"].Value : step.Groups["index"].Value).ToList();
        if (steps is not ["spec" or "metadata" or "status" or "apiVersion" or "kind", ..])
            steps.Insert(0, "spec");

        var (path, value) = Find(document, steps, kind);
        return kind.Unreadable(path, UnknownField().Match(problem.Message) is { Success: true } unknown
            ? $"there is no field {Quoted.Text(unknown.Groups["name"].Value)}; see kubectl explain {kind.ShortName}.{Explained(Parent(path))}"
            : $"{Shown(value)} is not a value of this field's type; see kubectl explain {kind.ShortName}.{Explained(path)}");
    }

    private static (string Path, JsonElement Value) Find(JsonElement value, List<string> steps, DocumentKind kind)
    {
        var (path, field) = ("", "");
        foreach (var step in steps)
        {
            if (value.ValueKind == JsonValueKind.Array && int.TryParse(step, out var index) && index < value.GetArrayLength())
                (path, value) = ($"{path}[{index}]", value[index]);
            else if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty(step, out var member))
                (path, value, field) = (kind.Maps.Contains(field) ? $"{path}[{step}]" : path.Length == 0 ? step : $"{path}.{step}", member, step);
            else
                break;
        }

        return (path, value);
    }

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.Null => "null",
        JsonValueKind.String => Quoted.Text(value.GetString()!),
        _ => value.GetRawText(),
    };

    private static string Parent(string path) => path[..Math.Max(0, path.LastIndexOf('.'))];

    private static string Explained(string path) => Index().Replace(path, "");

    [GeneratedRegex(@"\.(?<name>[^.\[\]']+)|\['(?<name>[^']*)'\]|\[(?<index>[0-9]+)\]")]
    private static partial Regex Step();

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Index();

    [GeneratedRegex("JSON property '(?<name>[^']*)' could not be mapped")]
    private static partial Regex UnknownField();
}
