using System.Globalization;
using System.Text.RegularExpressions;

namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>The file that names the revision and the cache generation, as two variables that never change while nginx runs.</summary>
/// <remarks>Without it nginx does not start: the configuration uses both.</remarks>
internal sealed partial class NginxSeal : ISealFile
{
    public static VariableName Revision { get; } = VariableName.Own("revision");

    public static VariableName Generation { get; } = VariableName.Own("generation");

    public string Name => "cachepolicy-seal.conf";

    public string Write(Seal seal)
    {
        var writer = new NginxWriter();
        writer.Comment("The revision and the cache generation: all else is the same in every generation of this configuration.");
        WriteConstant(writer, Revision, NginxString.Of($"{seal.Revision}"));
        WriteConstant(writer, Generation, seal.CacheGeneration);
        return writer.ToString();
    }

    public Seal? Read(string text) =>
        Form().Match(text) is { Success: true } match
        && long.TryParse(match.Groups["generation"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var generation)
            ? new(match.Groups["revision"].Value, generation)
            : null;

    // A geo block that knows no address: nginx has no other word for a constant in its http block.
    private static void WriteConstant(NginxWriter writer, VariableName variable, NginxString value) =>
        writer.Block("geo", [variable], () => writer.Directive("default", value));

    [GeneratedRegex("""geo \$cachepolicy_revision \{\s+default (?<revision>[0-9a-f]+);\s+\}\s+geo \$cachepolicy_generation \{\s+default (?<generation>[0-9]+);\s+\}""")]
    private static partial Regex Form();
}
