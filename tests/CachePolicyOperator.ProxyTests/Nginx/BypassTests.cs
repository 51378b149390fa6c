namespace CachePolicyOperator.ProxyTests.Nginx;

public sealed class BypassTests
{
    private const string Direct = """
        - name: all
          match: {pathPrefix: /}
          ttl: {mode: Override, edge: 1h, client: 1h}
          bypass: {cookies: [session, cart], headers: [X-Preview]}
        """;

    private const string Hop = """
        - name: all
          match: {pathPrefix: /}
          ttl: {mode: RespectOrigin, max: 1h, default: 1h, client: 1h}
          bypass: {cookies: [session, cart], headers: [X-Preview]}
        """;

    private const string Consent = """
        - name: all
          match: {pathPrefix: /}
          ttl: {mode: RespectOrigin, max: 1h, default: 1h}
          bypass: {authorization: OriginConsent}
        """;

    private const string ConsentDirect = """
        - name: all
          match: {pathPrefix: /}
          ttl: {mode: Override, edge: 1h}
          bypass: {authorization: OriginConsent}
        """;

    public static TheoryData<string, string, string> Bypassing
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            foreach (var rule in new[] { Direct, Hop })
            {
                cases.Add(rule, "Cookie", "session=1");
                cases.Add(rule, "Cookie", "a=b; cart=x");
                cases.Add(rule, "Cookie", "session=0");
                cases.Add(rule, "Cookie", "session=");
                cases.Add(rule, "X-Preview", "0");
                cases.Add(rule, "Authorization", "Basic YTpi");
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Bypassing))]
    public async Task A_request_that_bypasses_is_neither_answered_from_the_store_nor_stored(string rule, string header, string value)
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, rule);

        var bypassing = await proxy.GetAsync("/a", (header, value));
        Assert.True(bypassing.IsBypass, bypassing.ToString());
        Assert.False(bypassing.IsStored);
        Assert.Equal("private, no-cache", bypassing.CacheControl);

        Assert.Equal("answer 2", (await proxy.GetAsync("/a")).Body);
        Assert.Equal("answer 3", (await proxy.GetAsync("/a", (header, value))).Body);
        Assert.Equal("answer 2", (await proxy.GetAsync("/a")).Body);
    }

    [Theory]
    [InlineData(Direct, "Cookie", "mysession=1")]
    [InlineData(Direct, "Cookie", "sessions=1")]
    [InlineData(Hop, "X-Preview-Other", "1")]
    public async Task Other_names_do_not_bypass(string rule, string header, string value)
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, rule);
        await proxy.GetAsync("/a");

        Assert.True((await proxy.GetAsync("/a", (header, value))).IsHit);
    }

    [Theory]
    [InlineData(Direct)]
    [InlineData(Hop)]
    public async Task A_bypassing_client_gets_the_origins_own_cache_control(string rule)
    {
        await using var origin = new ScriptedOrigin { Answer = _ => OriginResponse.Ok("x", "Cache-Control: private, max-age=7") };
        await using var proxy = await NginxProxy.StartAsync(origin, rule);

        Assert.Equal("private, max-age=7", (await proxy.GetAsync("/a", ("Cookie", "session=1"))).CacheControl);
    }

    [Theory]
    [InlineData(Consent, "public, max-age=60", true)]
    [InlineData(Consent, "s-maxage=60", true)]
    [InlineData(Consent, "max-age=60, must-revalidate", true)]
    [InlineData(Consent, "max-age=60", false)]
    [InlineData(Consent, "max-age=60, not-public", false)]
    [InlineData(ConsentDirect, "public", true)]
    [InlineData(ConsentDirect, "max-age=60", false)]
    public async Task With_consent_mode_the_origin_decides_about_authorized_requests(string rule, string cacheControl, bool stored)
    {
        await using var origin = new ScriptedOrigin { Answer = _ => OriginResponse.Ok("x", $"Cache-Control: {cacheControl}") };
        await using var proxy = await NginxProxy.StartAsync(origin, rule);
        var first = await proxy.GetAsync("/a", ("Authorization", "Basic YTpi"));

        Assert.Equal(stored, first.IsStored);
        Assert.Equal(stored, (await proxy.GetAsync("/a", ("Authorization", "Basic YTpi"))).IsHit);
        Assert.Equal("Basic YTpi", origin.Last.Header("Authorization"));
    }
}
