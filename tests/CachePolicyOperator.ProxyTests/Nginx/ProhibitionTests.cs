namespace CachePolicyOperator.ProxyTests.Nginx;

/// <summary>What a shared cache must not keep is never kept, in any mode.</summary>
public sealed class ProhibitionTests
{
    private static readonly Dictionary<string, string> Rules = new()
    {
        ["Override"] = """
            - name: all
              match: {pathPrefix: /}
              ttl: {mode: Override, edge: 1h, client: 1m, negative: {"404": 1h}}
            """,
        ["Override with a hop"] = """
            - name: all
              match: {pathPrefix: /}
              ttl: {mode: Override, edge: 1h, client: 1m, negative: {"404": 1h}}
              stale: {whileRevalidate: 1h, ifError: 1h}
            """,
        ["RespectOrigin"] = """
            - name: all
              match: {pathPrefix: /}
              ttl: {mode: RespectOrigin, max: 1h, default: 1h, client: 1m, negative: {"404": 1h}}
            """,
    };

    private static readonly string[] Prohibitions =
    [
        "Cache-Control: private",
        "Cache-Control: no-store",
        "Cache-Control: no-cache",
        "Cache-Control: NO-STORE",
        "Cache-Control: max-age=60, private=\"set-cookie\"",
        "Cache-Control: max-age=60\r\nCache-Control: private",
        "Cache-Control: public, max-age=60\r\nCache-Control: max-age=60\r\nCache-Control: no-store",
        "CDN-Cache-Control: private",
        "Set-Cookie: session=1",
        "Vary: *",
        "Vary: Accept, *",
        "Vary: *, Accept",
    ];

    public static TheoryData<string, string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, int>();
            foreach (var mode in Rules.Keys)
            {
                foreach (var header in Prohibitions)
                {
                    cases.Add(mode, header, 200);
                    cases.Add(mode, header, 404);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_response_that_must_not_be_kept_is_fetched_each_time(string mode, string headers, int status)
    {
        await using var origin = new ScriptedOrigin { Answer = _ => OriginResponse.Error(status, headers.Split("\r\n")) };
        await using var proxy = await NginxProxy.StartAsync(origin, Rules[mode]);

        var first = await proxy.GetAsync("/a");
        var second = await proxy.GetAsync("/a");

        Assert.True(second.IsMiss, second.ToString());
        Assert.False(first.IsStored, first.ToString());
        Assert.Equal(2, origin.Count);
    }

    [Theory]
    [InlineData("Override", "Cache-Control: private, max-age=60", "private, max-age=60")]
    [InlineData("Override with a hop", "Cache-Control: private, max-age=60", "private, max-age=60")]
    [InlineData("RespectOrigin", "Cache-Control: private, max-age=60", "private, max-age=60")]
    [InlineData("Override", "Cache-Control: no-store", "no-store")]
    [InlineData("RespectOrigin", "Cache-Control: no-store", "no-store")]
    [InlineData("Override", "Set-Cookie: a=b", "max-age=60 | private")]
    [InlineData("RespectOrigin", "Set-Cookie: a=b", "private, max-age=60")]
    public async Task Clients_are_told_what_the_origin_forbids(string mode, string header, string cacheControl)
    {
        await using var origin = new ScriptedOrigin { Answer = _ => OriginResponse.Ok("x", header) };
        await using var proxy = await NginxProxy.StartAsync(origin, Rules[mode]);

        Assert.Equal(cacheControl, (await proxy.GetAsync("/a")).CacheControl);
    }

    [Theory]
    [InlineData("Override")]
    [InlineData("RespectOrigin")]
    public async Task Variants_are_kept_apart(string mode)
    {
        await using var origin = new ScriptedOrigin { Answer = r => OriginResponse.Ok($"for {r.Header("Accept-Language")}", "Vary: Accept-Language") };
        await using var proxy = await NginxProxy.StartAsync(origin, Rules[mode]);
        await proxy.GetAsync("/a", ("Accept-Language", "de"));
        await proxy.GetAsync("/a", ("Accept-Language", "fr"));

        Assert.Equal("for de", (await proxy.GetAsync("/a", ("Accept-Language", "de"))).Body);
        Assert.Equal(2, origin.Count);
    }
}
