namespace CachePolicyOperator.Policy.Nginx.Syntax;

/// <summary>Text that nginx would refuse to read, in nginx's words where it has some.</summary>
public sealed record NginxProblem(string File, int Line, int Column, string Message)
{
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}";
}
