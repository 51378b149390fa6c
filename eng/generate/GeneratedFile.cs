namespace CachePolicyOperator.Generate;

/// <summary>A file of the repository whose content follows from the code.</summary>
/// <param name="Path">Path from the repository's root, with forward slashes.</param>
/// <param name="Content">The whole text, with line feeds.</param>
internal sealed record GeneratedFile(string Path, string Content);
