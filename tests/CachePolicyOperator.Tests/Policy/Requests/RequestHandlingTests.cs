using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Requests;
using CachePolicyOperator.Policy.Resolution;
using CachePolicyOperator.Tests.Policy.Validation;

namespace CachePolicyOperator.Tests.Policy.Requests;

public sealed class RequestHandlingTests
{
    private static readonly CacheRule[] Rules =
    [
        new() { Name = "account", Match = new() { PathPrefix = "/account/" }, Cache = CacheMode.Bypass },
        Specs.Rule("/assets/", name: "assets") with { Match = new() { PathPrefix = "/assets/", Hosts = ["*.example.com", "cdn.test"] } },
        new() { Name = "upload", Match = new() { PathPrefix = "/files/", Methods = [HttpRequestMethod.Post] }, Cache = CacheMode.Bypass },
        Specs.Rule("/", name: "exact") with { Match = new() { Path = "/start" } },
        Specs.Rule("/shop", name: "shop") with { Bypass = new() { Cookies = ["session"], Headers = ["X-Preview"] } },
        Specs.Rule("/files/", name: "files") with { Bypass = new() { Authorization = AuthorizationMode.OriginConsent } },
    ];

    [Theory]
    [InlineData("/account/orders", null, "bypass account")]
    [InlineData("/account", null, "bypass -")]
    [InlineData("/account/x/..", null, "bypass account")]
    [InlineData("/%61ccount/../account//orders?x=/start", null, "bypass account")]
    [InlineData("/assets/a.js", "www.example.com", "store assets")]
    [InlineData("/assets/a.js", "cdn.test", "store assets")]
    [InlineData("/assets/a.js", "example.com", "bypass -")]
    [InlineData("/assets/a.js", null, "bypass -")]
    [InlineData("/start", null, "store exact")]
    [InlineData("/start/", null, "bypass -")]
    [InlineData("/shopping", null, "store shop")]
    [InlineData("/files/1", null, "store files")]
    [InlineData("/shop%3bx", null, "bypass -")]
    [InlineData("/shop%2", null, "bypass -")]
    [InlineData("/../shop", null, "bypass -")]
    public void The_first_rule_for_the_request_decides(string target, string? host, string expected) =>
        Assert.Equal(expected, Handling(target, host));

    [Theory]
    [InlineData("/shop", "Cookie", "a=b; session=1", "bypass shop")]
    [InlineData("/shop", "cookie", "session", "store shop")]
    [InlineData("/shop", "Cookie", "mysession=1", "store shop")]
    [InlineData("/shop", "x-preview", "0", "bypass shop")]
    [InlineData("/shop", "Authorization", "Basic YTpi", "bypass shop")]
    [InlineData("/files/1", "Authorization", "Basic YTpi", "store files")]
    public void Cookies_and_headers_can_keep_a_request_away_from_the_store(string target, string name, string value, string expected) =>
        Assert.Equal(expected, Handling(target, null, KeyValuePair.Create(name, value)));

    private static string Handling(string target, string? host, params KeyValuePair<string, string>[] headers) =>
        RequestHandling.Of([.. Rules.Select(RuleResolver.Resolve)], new(host, target, headers)) switch
        {
            RequestHandling.Storing storing => $"store {storing.Rule.Name}",
            RequestHandling.Bypassing bypassing => $"bypass {bypassing.Rule?.Name ?? "-"}",
            _ => throw new InvalidOperationException(),
        };
}
