using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CachePolicyOperator.Policy.Manifests;
using CachePolicyOperator.Tests.Policy;

namespace CachePolicyOperator.Tests.Cli.Pipelines;

/// <summary>The YAML of docs/ci.md.</summary>
internal static partial class DocumentedSteps
{
    private static readonly string Page = File.ReadAllText(Path.Combine(TestData.Root, "..", "docs", "ci.md"));

    public static IReadOnlyDictionary<string, string> Github { get; } = Under("GitHub Actions")["jobs"]!["cache"]!["steps"]!.AsArray()
        .Where(step => step!["run"] is not null).ToDictionary(step => (string)step!["name"]!, step => (string)step!["run"]!);

    public static IReadOnlyList<string> Gitlab { get; } = [.. Under("GitLab CI")["cachepolicy"]!["script"]!.AsArray().Select(line => (string)line!)];

    public static JsonNode PreCommit { get; } = Under("pre-commit")["repos"]![0]!["hooks"]![0]!;

    private static JsonNode Under(string heading) => YamlManifest.ReadAll(Block().Match(Page[Page.IndexOf($"## {heading}\n", StringComparison.Ordinal)..]).Groups["yaml"].Value).Single();

    [GeneratedRegex("```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
