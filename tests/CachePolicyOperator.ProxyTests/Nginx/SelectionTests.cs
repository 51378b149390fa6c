namespace CachePolicyOperator.ProxyTests.Nginx;

public sealed class SelectionTests
{
    private const string Rules = """
        - name: exact
          match: {path: /assets/special}
          cache: Bypass
        - name: assets
          match: {pathPrefix: /assets/}
          ttl: {mode: Override, edge: 1h}
        - name: apex
          match: {pathPrefix: /, hosts: [www.example.com, "*.shop.example.com"]}
          ttl: {mode: RespectOrigin, max: 1h, default: 1h}
        - name: api
          match: {pathPrefix: /api/, methods: [GET]}
          ttl: {mode: Override, edge: 1h}
        - name: writes
          match: {pathPrefix: /api/}
          cache: Bypass
        - name: regex
          match: {pathPrefix: "/a.b(c)+*/"}
          ttl: {mode: Override, edge: 1h}
        """;

    [Theory]
    [InlineData("GET", "/assets/special", "x.example.com", "exact")]
    [InlineData("POST", "/assets/special", "x.example.com", "exact")]
    [InlineData("GET", "/assets/specials", "x.example.com", "assets")]
    [InlineData("HEAD", "/assets/x", "x.example.com", "assets")]
    [InlineData("GET", "/assets/x", "www.example.com", "assets")]
    [InlineData("GET", "/x", "www.example.com", "apex")]
    [InlineData("GET", "/x", "WWW.Example.com:8080", "apex")]
    [InlineData("GET", "/x", "a.shop.example.com", "apex")]
    [InlineData("GET", "/x", "a.b.shop.example.com", "apex")]
    [InlineData("GET", "/x", "shop.example.com", null)]
    [InlineData("GET", "/x", "wwwxexample.com", null)]
    [InlineData("POST", "/assets/x", "x.example.com", null)]
    [InlineData("GET", "/api/1", "x.example.com", "api")]
    [InlineData("HEAD", "/api/1", "x.example.com", "writes")]
    [InlineData("DELETE", "/api/1", "x.example.com", "writes")]
    [InlineData("GET", "/a.b(c)+*/x", "x.example.com", "regex")]
    [InlineData("GET", "/axb(c)+*/x", "x.example.com", null)]
    [InlineData("GET", "/xassets/x", "x.example.com", null)]
    public async Task The_first_rule_that_matches_decides(string method, string target, string host, string? rule)
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, Rules);

        var seen = await proxy.SendAsync(new HttpMethod(method), target, null, ("Host", host));

        Assert.Contains(rule is null ? "; fwd=bypass; detail=no-rule" : $"; rule={rule}", seen.CacheStatus, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_rule_matches_is_passed_unchanged_each_time()
    {
        await using var origin = new ScriptedOrigin { Answer = _ => OriginResponse.Ok("x", "Cache-Control: max-age=60") };
        await using var proxy = await NginxProxy.StartAsync(origin, Rules);

        var first = await proxy.GetAsync("/other?utm=1");
        await proxy.GetAsync("/other?utm=1");

        Assert.Equal("max-age=60", first.CacheControl);
        Assert.Equal(2, origin.Count);
        Assert.Equal("/other?utm=1", origin.Last.Target);
    }

    [Theory]
    [InlineData("/api/orders")]
    [InlineData("/unmatched")]
    public async Task The_body_of_a_request_reaches_the_origin(string target)
    {
        var body = new string('x', 3_000_000);
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, Rules);

        var seen = await proxy.SendAsync(HttpMethod.Post, target, body);

        Assert.Equal(200, seen.Status);
        Assert.Equal(("POST", body), (origin.Last.Method, origin.Last.Body));
    }

    [Theory]
    [InlineData("/assets/../secret", "no-rule", "/assets/../secret")]
    [InlineData("/assets/%2e%2e/secret", "no-rule", "/assets/%2e%2e/secret")]
    [InlineData("/assets/..%2fsecret", "no-rule", "/assets/..%2fsecret")]
    [InlineData("/x/../assets//a%20b", "rule=assets", "/assets/a%20b")]
    [InlineData("/assets/..;/secret", "ambiguous-path", "/assets/..;/secret")]
    [InlineData("/assets/..%3b/secret", "ambiguous-path", "/assets/..%3b/secret")]
    [InlineData("/assets/%252e%252e/secret", "ambiguous-path", "/assets/%252e%252e/secret")]
    [InlineData("/assets/..%5csecret", "ambiguous-path", "/assets/..%5csecret")]
    [InlineData("/assets/%3fsecret", "ambiguous-path", "/assets/%3fsecret")]
    [InlineData("/assets/a%0d%0aX-Evil:1", "ambiguous-path", "/assets/a%0d%0aX-Evil:1")]
    [InlineData("/assets/a%0a", "ambiguous-path", "/assets/a%0a")]
    public async Task A_path_that_the_origin_may_read_differently_is_never_stored(string target, string status, string atOrigin)
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, Rules);

        var answer = await proxy.SendRawAsync(target);

        Assert.Contains(status, answer, StringComparison.Ordinal);
        Assert.Equal(atOrigin, origin.Last.Target);
    }

    [Fact]
    public async Task Every_answer_says_what_the_cache_did()
    {
        await using var origin = new ScriptedOrigin { Answer = _ => OriginResponse.Ok("x", "Cache-Status: inner; hit") };
        await using var proxy = await NginxProxy.StartAsync(origin, Rules);

        Assert.StartsWith("inner; hit, shop; fwd=miss", (await proxy.GetAsync("/assets/a")).CacheStatus, StringComparison.Ordinal);
        Assert.StartsWith("inner; hit, shop; fwd=miss", (await proxy.GetAsync("/a", ("Host", "www.example.com"))).CacheStatus, StringComparison.Ordinal);

        origin.Answer = _ => new OriginResponse { Closes = true };
        Assert.StartsWith("shop; fwd=miss", (await proxy.GetAsync("/assets/b")).CacheStatus, StringComparison.Ordinal);
        Assert.StartsWith("shop; fwd=bypass", (await proxy.GetAsync("/none")).CacheStatus, StringComparison.Ordinal);
    }
}
