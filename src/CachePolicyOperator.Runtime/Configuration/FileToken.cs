namespace CachePolicyOperator.Runtime.Configuration;

/// <summary>
/// A token in a file that somebody else rotates, as the kubelet does with projected service account tokens (at 80 % of
/// their lifetime). Read again each minute, and after the server refused it.
/// </summary>
/// <remarks>A file that cannot be read (it may just be being replaced) keeps the token of the last successful reading.</remarks>
public sealed class FileToken(string path, TimeProvider time) : ITokenSource
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private volatile Reading? _last;

    public async ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        var last = _last;
        if (last is { Refused: false } && time.GetElapsedTime(last.ReadAt) < Lifetime)
            return last.Token;
        try
        {
            var token = (await File.ReadAllTextAsync(path, cancellationToken)).Trim();
            if (token.Length == 0)
                throw new IOException($"The token file {path} is empty.");
            _last = new(token, time.GetTimestamp(), Refused: false);
            return token;
        }
        catch (Exception e) when (last is not null && e is IOException or UnauthorizedAccessException)
        {
            return last.Token;
        }
    }

    public void Refused()
    {
        if (_last is { } last)
            _last = last with { Refused = true };
    }

    private sealed record Reading(string Token, long ReadAt, bool Refused);
}
