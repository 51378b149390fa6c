using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Nginx.Linting;

/// <summary>A longest time and who set it, in words that fit behind "the limit is 10m, ".</summary>
public sealed record NginxLimit(CacheDuration Longest, string Source)
{
    public override string ToString() => $"{Longest} ({Source})";
}
