using CachePolicyOperator.Cli.Inputs;
using CachePolicyOperator.Policy.Http;

namespace CachePolicyOperator.Cli.Explaining;

/// <summary>Response headers in a file, and when they arrived: when the file was written, or now for what is piped in.</summary>
internal sealed record CapturedFile(ResponseHead Head, DateTimeOffset Received)
{
    /// <exception cref="InputException">It cannot be read, or holds no response.</exception>
    public static CapturedFile Read(string path, DateTimeOffset? received, Terminal terminal)
    {
        var file = SourceFiles.Read([path], terminal.In).Single();
        var head = ResponseHeadText.Parse(file.Text ?? "") ?? throw new InputException($"{file.Name} holds no response; give what curl -sI URL prints");
        return new(head, received ?? (path == "-" ? terminal.Time.GetUtcNow() : new DateTimeOffset(File.GetLastWriteTimeUtc(path), TimeSpan.Zero)));
    }
}
