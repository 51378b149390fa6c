using CachePolicyOperator.ProxyTests.Nginx;

namespace CachePolicyOperator.ProxyTests.CommandLine;

public sealed class TryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cachepolicy-proxytest").FullName;

    [Theory]
    [InlineData(CommandProcess.Interrupt)]
    [InlineData(CommandProcess.Terminate)]
    public async Task Each_request_is_printed_as_it_comes_and_nothing_is_left_behind(int signal)
    {
        await using var origin = new ScriptedOrigin { Answer = _ => OriginResponse.Ok("x", "Date: " + DateTimeOffset.UtcNow.AddSeconds(-5).ToString("r")) };
        var port = LoopbackPort.Next();
        var before = Folders();
        await using var command = CommandProcess.Start("try", Policy(), "--origin", $"http://{origin.Address}", "--port", $"{port}", "--nginx", NginxBinary.Path);
        await Eventually.GetsAsync("the command to say where it serves", () => Task.FromResult(command.Error), error => error.Contains($"http://127.0.0.1:{port} serves default/shop", StringComparison.Ordinal) || command.HasExited);
        Assert.NotEmpty(Folders().Except(before));

        using var client = new HttpClient();
        foreach (var target in new[] { "/a", "/a", "/account/x" })
            await client.GetAsync($"http://127.0.0.1:{port}{target}");

        var lines = (await Eventually.GetsAsync("three lines", () => Task.FromResult(command.Out), output => output.Count(c => c == '\n') >= 2)).Split('\n');
        Assert.Matches(@"^MISS     200 GET /a \(rule all, stored, \d+ ms\)$", lines[0]);
        Assert.Matches(@"^HIT      200 GET /a \(rule all, age \d+s, \d+ ms\)$", lines[1]);
        Assert.Matches(@"^PASS     200 GET /account/x \(rule account, \d+ ms\)$", lines[2]);

        command.Signal(signal);
        Assert.Equal(0, await command.EndAsync());
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync($"http://127.0.0.1:{port}/a"));
        Assert.Empty(Folders().Except(before));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_in_the_words_of_nginx()
    {
        await using var origin = new ScriptedOrigin();

        var (code, _, error) = await CommandProcess.RunAsync("try", Policy(), "--origin", $"http://{origin.Address}", "--port", origin.Address.Split(':')[1], "--nginx", NginxBinary.Path);

        Assert.Equal(3, code);
        Assert.Contains("cachepolicy: nginx does not start:", error, StringComparison.Ordinal);
        Assert.Contains("Address already in use", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--nginx", "/nowhere/nginx", "there is no /nowhere/nginx")]
    [InlineData("--nginx", "/etc/passwd", "/etc/passwd cannot be started")]
    [InlineData("--origin", "http://127.0.0.1/path", "--origin is an address such as")]
    public async Task What_cannot_run_is_told(string option, string value, string message)
    {
        string[] origin = option == "--origin" ? [] : ["--origin", "http://127.0.0.1:1"];

        var (code, _, error) = await CommandProcess.RunAsync(["try", Policy(), .. origin, option, value]);

        Assert.Equal(3, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string[] Folders() => Directory.GetDirectories(Path.GetTempPath(), "cachepolicy-try-*");

    private string Policy()
    {
        var path = Path.Combine(_folder, "policy.yaml");
        File.WriteAllText(path, """
            apiVersion: cachepolicy.dev/v1alpha1
            kind: CachePolicy
            metadata: {name: shop}
            spec:
              targetRef: {name: proxy}
              origin: {service: {name: origin, port: 80}}
              rules:
              - {name: account, match: {pathPrefix: /account/}, cache: Bypass}
              - {name: all, match: {pathPrefix: /}, ttl: {mode: Override, edge: 60s}}
            """);
        return path;
    }
}
