namespace CachePolicyOperator.Runtime.Configuration;

/// <summary>A token that never changes.</summary>
public sealed class StaticToken(string token) : ITokenSource
{
    public ValueTask<string> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(token);

    public void Refused()
    {
    }
}
