using System.Text;
using CachePolicyOperator.Policy.Simulation.Logs;
using CachePolicyOperator.Tests.Policy.Rollout.Strictness;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Policy.Simulation;

public sealed class LogLineTests
{
    private const string Combined = """10.0.0.1 - - [25/Nov/2026:10:07:45 +0100] "GET /a%20b/../c?x=1 HTTP/1.1" 200 512 "-" "curl/8 \"x\"" """;

    [Theory]
    [InlineData(Combined)]
    [InlineData("""10.0.0.1 - - [25/Nov/2026:10:07:45 +0100] "GET http://shop.test/c?x=1 HTTP/1.1" 200 512""")]
    [InlineData("""{"time_iso8601":"2026-11-25T10:07:45+01:00","request_method":"GET","request_uri":"/c?x=1","status":"200","body_bytes_sent":"512","nested":{"status":1},"host":"-"}""")]
    [InlineData("""{"time":1795597665,"request":"GET /c?x=1 HTTP/2.0","status":200,"bytes":512}""")]
    [InlineData("""{"msec":"1795597665.000","method":"GET","path":"\/c?x=1","status":200,"size":512,"status_text":"OK"}""")]
    [InlineData("""{"time_local":"25/Nov/2026:09:07:45 +0000","method":"GET","uri":"/c?x=1","status":200,"bytes_sent":512}""")]
    public void Both_formats_say_the_same(string line)
    {
        var (problem, request) = Read(line);

        Assert.Null(problem);
        Assert.Equal(new DateTimeOffset(2026, 11, 25, 9, 7, 45, TimeSpan.Zero).ToUnixTimeMilliseconds(), request.Time);
        Assert.Equal(("GET", "/c", "x=1", 200, 512), (Text(request.Method), Text(request.Path), Text(request.Query), request.Status, request.Bytes));
    }

    [Theory]
    [InlineData("", "no time in brackets")]
    [InlineData("""10.0.0.1 - - [31/Feb/2026:10:07:45 +0100] "GET / HTTP/1.1" 200 1""", "no time in brackets")]
    [InlineData("""10.0.0.1 - - [25/anJ/2026:10:07:45 +0100] "GET / HTTP/1.1" 200 1""", "no time in brackets")]
    [InlineData("""10.0.0.1 - - [25/Nov/2026:10:07:45 +0100] GET / HTTP/1.1 200 1""", "no request in quotation marks")]
    [InlineData("""10.0.0.1 - - [25/Nov/2026:10:07:45 +0100] "\x16\x03\x01" 400 1""", "the request is not METHOD TARGET PROTOCOL")]
    [InlineData("""10.0.0.1 - - [25/Nov/2026:10:07:45 +0100] "CONNECT a:443 HTTP/1.1" 400 1""", "the request's target is no path")]
    [InlineData("""10.0.0.1 - - [25/Nov/2026:10:07:45 +0100] "GET / HTTP/1.1" x 1""", "no status after the request")]
    [InlineData("""10.0.0.1 - - [25/Nov/2026:10:07:45 +0100] "GET / HTTP/1.1" 200 x""", "no size after the status")]
    [InlineData("{", "no JSON object")]
    [InlineData("""{"method":"GET","path":"/","status":200}""", "no time")]
    [InlineData("""{"msec":1,"path":"/","status":200}""", "no method")]
    [InlineData("""{"msec":1,"method":"GET","path":"/"}""", "no status")]
    [InlineData("""{"msec":1,"method":"GET","status":200}""", "no path")]
    public void What_is_wrong_with_a_line_is_said(string line, string problem) => Assert.StartsWith(problem, Read(line).Problem, StringComparison.Ordinal);

    [Fact]
    public void Headers_and_cookies_that_count_are_read_from_what_the_formats_have()
    {
        var fields = new LoggedFields(Effective.Having(ShortLog.Rule() with { Key = new(new CachePolicyOperator.Policy.Model.EffectiveQuery.Whole(), ["user-agent"], ["theme"]) }));
        var request = new LoggedRequest(fields);
        var reader = new LogLineReader(fields);

        Assert.Null(reader.Read(Encoding.UTF8.GetBytes(Combined.Replace("- - [", "- alice [", StringComparison.Ordinal)), request));
        Assert.Equal(("curl/8 \\\"x\\\"", "alice"), (Value(request, fields.Header("user-agent")), Value(request, fields.Header("authorization"))));
        Assert.Null(reader.Read(Encoding.UTF8.GetBytes(ShortLog.At(0, more: ",\"http_user_agent\":\"x\\u0041\",\"http_cookie\":\"a=b;theme=dark\"")), request));
        Assert.Equal(("xA", "dark", ""), (Value(request, fields.Header("user-agent")), Value(request, fields.Cookie("theme")), Value(request, fields.Header("authorization"))));
    }

    [Fact]
    public void No_line_makes_it_fail() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        ArbMap.Default.ArbFor<NonNegativeInt>(),
        (noise, at) =>
        {
            foreach (var line in new[] { noise.Get, "{" + noise.Get, Damaged(Combined, noise.Get, at.Get), Damaged(ShortLog.At(0), noise.Get, at.Get) })
                _ = Read(line);
        }).QuickCheckThrowOnFailure();

    private static string Damaged(string line, string noise, int at) => line[..(at % line.Length)] + noise + line[(at * 7 % line.Length)..];

    private static (string? Problem, LoggedRequest Request) Read(string line)
    {
        var fields = new LoggedFields(Effective.Having(Effective.Store("/")));
        var request = new LoggedRequest(fields);
        return (new LogLineReader(fields).Read(Encoding.UTF8.GetBytes(line), request), request);
    }

    private static string Value(LoggedRequest request, int field) => Encoding.UTF8.GetString(request.Value(field));

    private static string Text(ReadOnlyMemory<byte> text) => Encoding.UTF8.GetString(text.Span);
}
