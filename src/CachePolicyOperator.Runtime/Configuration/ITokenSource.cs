namespace CachePolicyOperator.Runtime.Configuration;

/// <summary>Where the bearer token of each request comes from.</summary>
public interface ITokenSource
{
    ValueTask<string> GetAsync(CancellationToken cancellationToken);

    /// <summary>The server answered 401 to the last token: fetch another one next time.</summary>
    void Refused();
}
