namespace CachePolicyOperator.Policy.Nginx.Linting;

/// <summary>A file that the configuration includes. What is in it was not judged through this line.</summary>
public sealed record NginxInclude(string File, int Line, int Column, string Path)
{
    public override string ToString() => $"{File}:{Line}:{Column}: include {Path} is not followed, so what is in it is not judged";
}
