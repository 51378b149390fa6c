using System.Security.Cryptography;
using System.Text;
using CachePolicyOperator.Policy.Manifests;

namespace CachePolicyOperator.Cli.Linting;

/// <summary>Something to say about a place of a file.</summary>
/// <param name="Level">What admission would make of it.</param>
/// <param name="RuleId">The broken rule; empty where none is.</param>
/// <param name="File">The file.</param>
/// <param name="At">The place.</param>
/// <param name="Subject">The object: <c>CachePolicy shop/storefront</c>; empty for raw configuration.</param>
/// <param name="Field">The field in kubectl's notation.</param>
/// <param name="Text">In the words of admission.</param>
internal sealed record LintFinding(LintLevel Level, string RuleId, string File, SourcePosition At, string Subject, string Field, string Text)
{
    /// <summary>What stays the same when lines and other rules move, and changes with what was found.</summary>
    public required string Essence { get; init; }

    /// <summary>For people who see the place already, which texts about raw files repeat.</summary>
    public string Message
    {
        get
        {
            var place = $"{File}:{At.Line}:{At.Column}: ";
            var text = Text.StartsWith(place, StringComparison.Ordinal) ? Text[place.Length..] : Text;
            return Subject.Length > 0 ? $"{Subject}: {text}" : text;
        }
    }

    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', RuleId, Subject.Length > 0 ? Subject : File, Essence))))[..24];
}
