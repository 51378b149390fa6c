using System.Text.Json;
using System.Text.Json.Nodes;
using CachePolicyOperator.Cli.Output;

namespace CachePolicyOperator.Cli.Linting;

/// <summary>Findings that are known and let be, each as often as it was found. A finding whose value changes is a new one.</summary>
internal sealed class Baseline
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <exception cref="InputException">It is no baseline.</exception>
    public static Baseline Read(string path)
    {
        try
        {
            var baseline = new Baseline();
            foreach (var entry in JsonNode.Parse(File.ReadAllBytes(path))!["findings"]!.AsArray())
                baseline._counts[(string)entry!["fingerprint"]!] = baseline._counts.GetValueOrDefault((string)entry["fingerprint"]!) + 1;
            return baseline;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(e.Message);
        }
        catch (Exception e) when (e is JsonException or NullReferenceException or InvalidOperationException or ArgumentNullException)
        {
            throw new InputException($"{path} is no baseline; write one with --write-baseline");
        }
    }

    /// <summary>What cannot be read is never known: nothing was judged.</summary>
    public static void Write(string path, LintResult result)
    {
        var findings = result.Findings.Where(IsKept).Select(finding => (JsonNode)new JsonObject
        {
            ["fingerprint"] = finding.Fingerprint,
            ["rule"] = finding.RuleId,
            ["subject"] = finding.Subject.Length > 0 ? finding.Subject : finding.File,
            ["text"] = finding.Text,
        });
        try
        {
            File.WriteAllText(path, JsonText.Of(new JsonObject { ["findings"] = new JsonArray([.. findings]) }));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(e.Message);
        }
    }

    public LintResult Subtract(LintResult result)
    {
        var left = new Dictionary<string, int>(_counts, StringComparer.Ordinal);
        var fresh = result.Findings.Where(finding => !IsKept(finding) || !Take(left, finding.Fingerprint)).ToList();
        return result with { Findings = fresh, Known = result.Findings.Count - fresh.Count };
    }

    private static bool IsKept(LintFinding finding) => finding.Level is LintLevel.Warning or LintLevel.Denied;

    private static bool Take(Dictionary<string, int> left, string fingerprint)
    {
        if (left.GetValueOrDefault(fingerprint) == 0)
            return false;
        left[fingerprint]--;
        return true;
    }
}
