using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Tests.Policy.Validation.Rules;

public sealed class PersonalPathTests
{
    [Theory]
    [InlineData("/account")]
    [InlineData("/Account/orders/")]
    [InlineData("/api/v1/users/me")]
    [InlineData("/shop/checkout")]
    [InlineData("/my/")]
    public void A_rule_that_stores_a_personal_area_is_refused(string path)
    {
        Assert.Equal(["LEAK-004"], Specs.Judge(Specs.Policy(Specs.Rule(path))).Ids());
        Assert.Equal(["LEAK-004"], Specs.Judge(Specs.Policy(Specs.Rule() with { Match = new() { Path = path.TrimEnd('/') } })).Ids());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/media/")]
    [InlineData("/accounting/")]
    [InlineData("/users/")]
    [InlineData("/ordering")]
    public void Words_that_only_begin_like_one_are_none(string path)
    {
        Assert.Empty(Specs.Judge(Specs.Policy(Specs.Rule(path))));
    }

    [Theory]
    [InlineData("/static/admin/", ContentClass.VersionedAsset, true)]
    [InlineData("/admin/assets/", ContentClass.MutableAsset, true)]
    [InlineData("/admin/assets/", ContentClass.Html, false)]
    [InlineData("/admin/", ContentClass.VersionedAsset, false)]
    public void A_folder_of_assets_in_one_is_free_to_asset_classes(string path, ContentClass contentClass, bool free)
    {
        Assert.Equal(!free, Specs.Judge(Specs.Policy(Specs.Rule(path, contentClass))).Ids().Contains("LEAK-004"));
    }

    [Fact]
    public void A_session_in_the_key_tells_users_apart_and_a_language_does_not()
    {
        Assert.DoesNotContain("LEAK-004", Judge(new() { Cookies = ["sessionid"] }));
        Assert.DoesNotContain("LEAK-004", Judge(new() { Headers = ["X-User-Id"] }));
        Assert.Contains("LEAK-004", Judge(new() { Headers = ["Accept-Language"], Cookies = ["currency"] }));
        Assert.DoesNotContain("LEAK-004", Judge(new() { Cookies = ["shop"] }, new CacheGuardrailSpec { SessionCookies = ["shop"] }));
    }

    private static IEnumerable<string> Judge(CacheKey key, params CacheGuardrailSpec[] guardrails) =>
        Specs.Judge(Specs.Policy(Specs.Rule("/account/") with { Key = key }), guardrails).Ids();
}
