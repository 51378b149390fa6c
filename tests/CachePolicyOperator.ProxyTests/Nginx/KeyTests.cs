namespace CachePolicyOperator.ProxyTests.Nginx;

public sealed class KeyTests
{
    private static string Rule(string key) => $$"""
        - name: all
          match: {pathPrefix: /}
          ttl: {mode: Override, edge: 1h}
          key: {{key}}
        """;

    [Theory]
    [InlineData("{}", "/a?x=1", "/a?x=2")]
    [InlineData("{}", "/a?x=1&y=2", "/a?y=2&x=1")]
    [InlineData("{query: {exclude: [utm_*]}}", "/a?x=1&utm_source=1", "/a?x=2&utm_source=1")]
    [InlineData("{query: {exclude: [utm_*]}}", "/a?xutm_a=1", "/a?xutm_a=2")]
    [InlineData("{query: {exclude: [id]}}", "/a?ids=1", "/a?ids=2")]
    [InlineData("{query: {include: [id]}}", "/a?id=1", "/a?id=2")]
    [InlineData("{query: {include: [id]}}", "/a?id=1&id=2", "/a?id=1&id=3")]
    [InlineData("{query: {include: [id, lang]}}", "/a?id=1", "/a?lang=1")]
    [InlineData("{}", "/a", "/b")]
    [InlineData("{}", "/a", "/A")]
    public async Task Requests_that_differ_in_what_counts_have_their_own_responses(string key, string first, string second)
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, Rule(key));
        await proxy.GetAsync(first);

        Assert.True((await proxy.GetAsync(second)).IsMiss);
    }

    [Theory]
    [InlineData("{query: {exclude: [utm_*, gclid]}}", "/a?x=1", "/a?x=1&utm_source=mail&gclid=2", "/a?x=1")]
    [InlineData("{query: {exclude: [utm_*, gclid]}}", "/a?x=1&y=2", "/a?utm_a=1&x=1&gclid=2&y=2&utm_b=3", "/a?x=1&y=2")]
    [InlineData("{query: {exclude: [utm_*, gclid]}}", "/a", "/a?utm_source=mail", "/a")]
    [InlineData("{query: {exclude: [flag]}}", "/a?x=1", "/a?flag&x=1&flag=", "/a?x=1")]
    [InlineData("{query: {include: [id]}}", "/a?id=1", "/a?y=2&id=1&z", "/a?id=1")]
    [InlineData("{query: {include: [id, lang]}}", "/a?id=1&lang=de", "/a?lang=de&x=1&id=1", "/a?id=1&lang=de")]
    [InlineData("{query: {include: [id]}}", "/a?id=1&id=2", "/a?x=1&id=1&id=2", "/a?id=1&id=2")]
    [InlineData("{query: {include: []}}", "/a", "/a?x=1", "/a")]
    public async Task What_does_not_count_neither_divides_responses_nor_reaches_the_origin(string key, string first, string second, string atOrigin)
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, Rule(key));

        Assert.True((await proxy.GetAsync(second)).IsStored);
        Assert.True((await proxy.GetAsync(first)).IsHit);

        Assert.Equal(atOrigin, origin.Last.Target);
    }

    [Fact]
    public async Task Headers_that_count_divide_responses_and_others_do_not()
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, Rule("{headers: [Accept-Language]}"));
        await proxy.GetAsync("/a", ("Accept-Language", "de"));

        Assert.True((await proxy.GetAsync("/a", ("Accept-Language", "fr"))).IsMiss);
        Assert.True((await proxy.GetAsync("/a")).IsMiss);
        Assert.True((await proxy.GetAsync("/a", ("Accept-Language", "de"), ("User-Agent", "other"))).IsHit);
    }

    [Fact]
    public async Task Cookies_that_count_divide_responses_and_others_do_not()
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, Rule("{cookies: [theme]}"));
        await proxy.GetAsync("/a", ("Cookie", "theme=dark"));

        Assert.True((await proxy.GetAsync("/a", ("Cookie", "theme=light"))).IsMiss);
        Assert.True((await proxy.GetAsync("/a", ("Cookie", "other=1; theme=dark"))).IsHit);
    }

    [Fact]
    public async Task Values_cannot_pose_as_other_fields()
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, Rule("{headers: [X-A, X-B]}"));
        await proxy.GetAsync("/a", ("X-A", "1"), ("X-B", "2"));

        Assert.True((await proxy.GetAsync("/a", ("X-A", "1 header x-b 2"))).IsMiss);
        Assert.True((await proxy.GetAsync("/a", ("X-A", "2"), ("X-B", "1"))).IsMiss);
    }

    [Fact]
    public async Task Hosts_and_schemes_have_their_own_responses()
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, Rule("{}"));
        await proxy.GetAsync("/a", ("Host", "one.example.com"));

        Assert.True((await proxy.GetAsync("/a", ("Host", "two.example.com"))).IsMiss);
        Assert.True((await proxy.GetAsync("/a", ("Host", "one.example.com"), ("X-Forwarded-Proto", "https"))).IsMiss);
        Assert.Equal("https", origin.Last.Header("X-Forwarded-Proto"));
        Assert.True((await proxy.GetAsync("/a", ("Host", "ONE.example.com"))).IsHit);
    }

    [Fact]
    public async Task Headers_that_origins_build_responses_from_are_set_from_the_key_or_removed()
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, Rule("{headers: [X-Tenant]}"));

        await proxy.SendRawAsync(
            "/a",
            "X-Forwarded-Host: evil.example.com",
            "X-Forwarded-Proto: gopher",
            "X-Forwarded-Prefix: /evil",
            "Forwarded: host=evil.example.com",
            "X-Original-URL: /admin",
            "X-HTTP-Method-Override: POST",
            "X-Accel-Redirect: /x",
            "X-Tenant: a",
            "X-Tenant: b");

        var request = origin.Last;
        Assert.Equal("raw.example.com", request.Header("X-Forwarded-Host"));
        Assert.Equal("http", request.Header("X-Forwarded-Proto"));
        Assert.All(
            ["X-Forwarded-Prefix", "Forwarded", "X-Original-URL", "X-HTTP-Method-Override", "X-Accel-Redirect"],
            header => Assert.Null(request.Header(header)));
        Assert.Single(request.Headers, header => header.Name.Equals("X-Tenant", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_higher_generation_reaches_nothing_that_an_older_one_stored()
    {
        var folder = Directory.CreateTempSubdirectory("cachepolicy-proxytest").FullName;
        try
        {
            await using var origin = new ScriptedOrigin();
            await using (var proxy = await NginxProxy.StartAsync(origin, Rule("{}"), folder, cacheGeneration: 1))
                await proxy.GetAsync("/a", ("Host", "example.com"));
            await using (var proxy = await NginxProxy.StartAsync(origin, Rule("{}"), folder, cacheGeneration: 1))
                Assert.True((await proxy.GetAsync("/a", ("Host", "example.com"))).IsHit);
            await using (var proxy = await NginxProxy.StartAsync(origin, Rule("{}"), folder, cacheGeneration: 2))
                Assert.True((await proxy.GetAsync("/a", ("Host", "example.com"))).IsMiss);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
