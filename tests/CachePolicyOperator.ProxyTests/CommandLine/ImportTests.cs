using System.Globalization;
using CachePolicyOperator.ProxyTests.Nginx;

namespace CachePolicyOperator.ProxyTests.CommandLine;

/// <summary>A configuration of the corpus, and the policy that was imported from it, in real nginxes before the same origin.</summary>
public sealed class ImportTests
{
    private static readonly (string Target, string Headers)[] Probes =
    [
        ("/", ""), ("/", ""), ("/page?a=1", ""), ("/page?a=2", ""), ("/page?a=1", ""), ("/assets/a.css", ""), ("/assets/a.css", ""), ("/account/me", ""), ("/account/me", ""),
        ("/status", ""), ("/status", ""), ("/status/more", ""), ("/status/more", ""), ("/gone", ""), ("/gone", ""), ("/broken", ""), ("/broken", ""),
        ("/moved", ""), ("/moved", ""), ("/found", ""), ("/found", ""), ("/short", ""), ("/short", ""),
        ("/page", "Cookie: session=1"), ("/page", "Cookie: session=1"), ("/page", ""), ("/page", "X-Preview: 1"), ("/page", ""), ("/page", "Cookie: theme=dark"), ("/page", "Cookie: theme=dark"),
        ("/page", "Accept-Language: de"), ("/page", "Accept-Language: fr"), ("/page", "Accept-Language: de"),
        ("/api/x?id=1&trace=1", ""), ("/api/x?id=1&trace=2", ""), ("/api/x?id=2", ""), ("/api/long?id=1", ""), ("/api/long?id=1&trace=3", ""), ("/api/long?id=2", ""), ("/api/v2/long", ""), ("/api/v2/long", ""),
        ("/", "Host: cdn.example.com"), ("/", "Host: cdn.example.com"), ("/private/a", "Host: cdn.example.com"), ("/private/a", "Host: cdn.example.com"),
        ("/private/logos/a", "Host: cdn.example.com"), ("/private/logos/a", "Host: cdn.example.com"), ("/", "Host: a.example.net"), ("/", "Host: a.example.net"), ("/", "Host: example.net"), ("/", "Host: example.net"),
    ];

    [Theory]
    [InlineData("override")]
    [InlineData("respect-origin")]
    [InlineData("hosts")]
    public async Task The_imported_policy_hits_and_misses_where_the_configuration_does(string name)
    {
        var path = Path.Combine(SourceTree.Root, "testdata", "import", name, "nginx.conf");
        var (_, policy, error) = await CommandProcess.RunAsync("import", path);
        Assert.NotEqual("", policy);

        await using var first = new ScriptedOrigin { Answer = Answer };
        await using var original = await NginxProxy.StartRawAsync(first, await File.ReadAllTextAsync(path));
        await using var second = new ScriptedOrigin { Answer = Answer };
        await using var imported = await NginxProxy.StartPolicyAsync(second, policy);

        Assert.Equal(await ObserveAsync(original, first), await ObserveAsync(imported, second));
        Assert.DoesNotContain("proxy_pass", error, StringComparison.Ordinal);
    }

    private static OriginResponse Answer(OriginRequest request) => request.Target.Split('?')[0] switch
    {
        "/gone" => OriginResponse.Error(404),
        "/broken" => OriginResponse.Error(500),
        "/moved" => new OriginResponse { Status = 301, Headers = ["Location: /"] },
        "/found" => new OriginResponse { Status = 302, Headers = ["Location: /"] },
        "/short" => OriginResponse.Ok("short", "Cache-Control: max-age=60"),
        "/api/long" or "/api/v2/long" => OriginResponse.Ok("long", "Cache-Control: max-age=60"),
        _ => OriginResponse.Ok("x"),
    };

    // Status, and whether the origin was asked.
    private static async Task<List<string>> ObserveAsync(NginxProxy proxy, ScriptedOrigin origin)
    {
        List<string> seen = [];
        foreach (var (target, header) in Probes)
        {
            var before = origin.Count;
            var parts = header.Split(": ");
            var answer = await proxy.GetAsync(target, parts.Length == 2 ? [(parts[0], parts[1])] : []);
            seen.Add(string.Create(CultureInfo.InvariantCulture, $"{target} {header}: {answer.Status} {(origin.Count > before ? "from the origin" : "from the store")}"));
        }

        return seen;
    }
}
