using System.Text;
using System.Text.Unicode;

namespace CachePolicyOperator.Cli.Inputs;

/// <summary>A file, by the name under which it was given.</summary>
internal sealed record SourceFile(string Name, ReadOnlyMemory<byte> Content)
{
    public const string StandardInput = "<stdin>";

    /// <summary>Raw nginx configuration; everything else is taken for manifests.</summary>
    public bool IsConfiguration => Name.EndsWith(".conf", StringComparison.OrdinalIgnoreCase);

    /// <summary>Null where it is not UTF-8.</summary>
    public string? Text => Utf8.IsValid(Content.Span) ? Encoding.UTF8.GetString(Content.Span.StartsWith("\uFEFF"u8) ? Content.Span[3..] : Content.Span) : null;
}
