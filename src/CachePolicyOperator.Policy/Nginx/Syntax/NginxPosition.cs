namespace CachePolicyOperator.Policy.Nginx.Syntax;

/// <summary>A place in a file, as editors and nginx count: from 1, a line ends at LF, a column is one character (code point).</summary>
public readonly record struct NginxPosition(int Line, int Column);
