using System.Text.Json.Nodes;
using CachePolicyOperator.Tests.Policy;

namespace CachePolicyOperator.Tests.Cli.Explaining;

public sealed class ExplainTests : IDisposable
{
    private static readonly string Storefront = Path.Combine(TestData.Root, "..", "config", "samples", "30-policy.yaml");

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_answer_comes_first_and_then_the_reasons()
    {
        var run = await ExplainAsync("https://shop.example/products?utm_source=mail&id=3", "-H", "Accept-Language: de");

        Assert.Equal(
            """
            GET https://shop.example/products?utm_source=mail&id=3 (shop/storefront)
            → from the cache: rule pages stores the answer for as long as the origin says, at most 1m
            → users can see content that is up to 6m old

            why this rule
              not assets (spec.rules[0]): path /products does not begin with /assets/
              not account (spec.rules[1]): path /products does not begin with /account/
              rule pages (spec.rules[2]) is for /* (GET, HEAD)

            cache key
              cache generation 1
              scheme https, host shop.example
              query id=3; ignored: utm_source=mail
              header accept-language: de
              path /products

            lifetimes
              edge, at most: 1m (spec.rules[2].ttl.max), the origin's lifetime is cut to this; the default for Html allows 10m
              edge, by default: 30s (spec.rules[2].ttl.default), where the origin states no lifetime; the default for Html allows 10m
              edge, 404: 10s (spec.rules[2].ttl.negative[404]), for this error; the default for Html allows 5m
              client: 0s (spec.rules[2].ttl.client), clients ask every time; the default for Html allows 1m
              stale while revalidating: 10s (spec.rules[2].stale.whileRevalidate), while a new copy is fetched behind it; the default for Html allows 1m
              stale if the origin fails: 5m (spec.rules[2].stale.ifError), while the origin fails; the default for Html allows 30m

            worst age
              6m = edge 1m + stale 5m + client 0s; the default for Html allows 1h

            to invalidate it
              lower spec.rules[2].ttl.max from 1m to 59s and apply: what is stricter raises the cache generation, and nothing that this policy has stored is served any more; set it back afterwards
              clients keep nothing without asking

            """,
            run.Out);
        Assert.Equal((0, ""), (run.Code, run.Error));
    }

    [Theory]
    [InlineData("/account/orders", "from the origin each time: rule account says cache: Bypass")]
    [InlineData("/x;/../account", "from the origin each time: servers read this path in different ways, so its answer is never stored")]
    [InlineData("/products -H Cookie:session=1", "from the origin each time: cookie session keeps the request away from the store of rule pages")]
    [InlineData("/products -H Authorization:x", "from the origin each time: header Authorization keeps the request away from the store of rule pages")]
    [InlineData("/products -X POST", "from the origin each time: no rule is for it")]
    [InlineData("/assets/app.js", "from the cache: rule assets stores the answer for 7d")]
    public async Task Every_way_of_handling_has_its_sentence(string arguments, string answer)
    {
        var run = await ExplainAsync(arguments.Split(' '));

        Assert.Equal($"→ {answer}", run.Out.Split('\n')[1]);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\nCache-Control: max-age=31536000", "the captured response is stored for 1m: spec.rules[2].ttl.max, which cuts the origin's max-age=31536000")]
    [InlineData("HTTP/2 200\ncache-control: max-age=45", "the captured response is stored for 45s: the origin's max-age=45, within spec.rules[2].ttl.max")]
    [InlineData("HTTP/1.1 200 OK", "the captured response is stored for 30s: spec.rules[2].ttl.default, because the origin states none")]
    [InlineData("HTTP/1.1 404 Not Found", "the captured response is stored for 10s: spec.rules[2].ttl.negative[404]")]
    [InlineData("HTTP/1.1 200 OK\nCache-Control: private\nSet-Cookie: a=1", "the captured response is not stored: Cache-Control says private, which no mode overrules; it sets a cookie, which everybody would get")]
    [InlineData("HTTP/1.1 301 Moved\nLocation: /x\n\nHTTP/1.1 200 OK\nExpires: Thu, 31 Dec 2037 23:55:55 GMT", "the captured response is not stored: the origin states its lifetime by Expires: Thu, 31 Dec 2037 23:55:55 GMT alone, which nginx cannot turn into seconds: let it say max-age")]
    [InlineData("HTTP/1.1 200 OK\nDate: Mon, 01 Jun 2026 00:00:00 GMT\nCache-Status: storefront; hit; rule=pages; date=\"Sun, 31 May 2026 23:59:20 GMT\"", "the captured response came from the store, 40 s old (date of Cache-Status)")]
    [InlineData("HTTP/1.1 200 OK\nAge: 2\nCache-Status: storefront; fwd=bypass; rule=all", "the captured response came from the origin, past the store, 2 s old (Age: 2); the proxy decided by rule all, this policy by rule pages: it serves another revision, or got another request")]
    public async Task A_captured_response_is_judged(string head, string answer)
    {
        var run = await Run.With(head, "explain", "/products", "--policy", Storefront, "--response-headers", "-");

        Assert.Equal($"→ {answer}", run.Out.Split('\n')[3]);
    }

    [Fact]
    public async Task What_the_specifications_say_is_cited()
    {
        var run = await Run.With("HTTP/1.1 200 OK\nCache-Control: max-age=60, must-revalidate\nAge: 70\nVary: Accept", "explain", "/products", "--policy", Storefront, "--response-headers", "-");

        Assert.Contains(
            """
            captured response
              a shared cache may store it (RFC 9111 section 3)
              one copy for each value of Accept (RFC 9111 section 4.1)
              by its own words stale: 60 s (max-age=60; RFC 9111 section 5.2.2.1), and 70 s old (Age: 70; RFC 9111 section 4.2.3)
              stale while revalidating: never, because must-revalidate forbids it (RFC 9111 section 5.2.2.2)
              stale if the origin fails: never, because must-revalidate forbids it (RFC 9111 section 5.2.2.2)
              nginx does not read Age: the 70 s that it is old already come on top
              clients get Cache-Control: no-cache

            """,
            run.Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_as_old_as_it_was_written()
    {
        var file = _folder.Write("head.txt", "HTTP/1.1 200 OK\r\nDate: Sun, 31 May 2026 00:00:00 GMT\r\n\r\n");
        File.SetLastWriteTimeUtc(file, new(2026, 5, 31, 0, 0, 30, DateTimeKind.Utc));

        Assert.Equal(30, (int?)(await JsonAsync("/products", "--response-headers", file))["captured"]!["age"]);
        Assert.Equal(90, (int?)(await JsonAsync("/products", "--response-headers", file, "--received", "2026-05-31T00:01:30Z"))["captured"]!["age"]);
    }

    [Fact]
    public async Task Guardrails_say_who_allows_what()
    {
        var guardrail = _folder.Write("guardrail.yaml", """
            apiVersion: cachepolicy.dev/v1alpha1
            kind: CacheGuardrail
            metadata: {name: web}
            spec: {ceilings: [{contentClass: Html, edge: 30s, staleness: 5m}]}
            """);

        var json = await JsonAsync("/products", "--guardrails", guardrail);

        Assert.Equal(("guard-rail web", 300, 360), ((string?)json["worstAge"]!["ceilingBy"], (int?)json["worstAge"]!["ceiling"], (int?)json["worstAge"]!["seconds"]));
        var run = await ExplainAsync("/products", "--guardrails", guardrail);
        Assert.Contains("edge, at most: 1m (spec.rules[2].ttl.max), the origin's lifetime is cut to this; guard-rail web allows 30s, and this is more", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_says_the_same_for_programs()
    {
        var json = await JsonAsync("http://Shop.Example:8080/products?b=1", "-H", "X-Forwarded-Proto: https", "--generation", "7");

        Assert.Equal("Storing", (string?)json["handling"]);
        Assert.Equal("pages", (string?)json["rule"]!["name"]);
        Assert.Equal("generation 7\nhttps\nshop.example\nb=1\nheader accept-language \n/products", (string?)json["key"]!["text"]);
        Assert.Equal("spec.rules[2].ttl.max", (string?)json["invalidation"]!["path"]);
    }

    [Theory]
    [InlineData("https://user@Shop.Example.:8443?a=1", "GET https://shop.example/?a=1")]
    [InlineData("http://[::1]:8080/a", "GET http://[::1]/a")]
    [InlineData("/a -H Host:shop.example:80", "GET http://shop.example/a")]
    [InlineData("/a -X head", "HEAD /a")]
    public async Task An_url_is_understood_as_nginx_understands_it(string arguments, string asked) =>
        Assert.StartsWith($"{asked} (shop/storefront)\n", (await ExplainAsync(arguments.Split(' '))).Out, StringComparison.Ordinal);

    [Theory]
    [InlineData("ftp://x/", "\"ftp://x/\" is no URL; write https://host/path, or /path")]
    [InlineData("https://", "\"https://\" names no host")]
    [InlineData("/a b", "holds white space")]
    [InlineData("/ -H x", "\"x\" is no header")]
    [InlineData("/ --response-headers -", "<stdin> holds no response")]
    public async Task What_cannot_be_understood_is_an_input_error(string arguments, string message)
    {
        var run = await ExplainAsync(arguments == "/a b" ? [arguments] : arguments.Split(' '));

        Assert.Equal(3, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_needs_a_file_or_the_cluster_and_not_both()
    {
        Assert.Equal(3, (await Run.Of("explain", "/")).Code);
        Assert.Equal(3, (await ExplainAsync("/", "--cluster")).Code);
    }

    public void Dispose() => _folder.Dispose();

    private static Task<Run> ExplainAsync(params string[] arguments) => Run.Of(["explain", .. arguments, "--policy", Storefront]);

    private static async Task<JsonNode> JsonAsync(params string[] arguments) => JsonNode.Parse((await ExplainAsync([.. arguments, "-o", "json"])).Out)!;
}
