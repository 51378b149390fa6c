namespace CachePolicyOperator.Policy.Nginx.Syntax;

/// <summary>Text that nginx would refuse to read, in nginx's words where it has some.</summary>
public sealed record NginxProblem(string File, int Line, int Column, string Message)
{
    /// <summary>What its author is told.</summary>
    public string Warning => $"nginx would not read this: {this}";

    public override string ToString() => $"{File}:{Line}:{Column}: {Message}";
}
