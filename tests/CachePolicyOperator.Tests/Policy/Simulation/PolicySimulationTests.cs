using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Simulation;
using CachePolicyOperator.Tests.Policy.Rollout.Strictness;

namespace CachePolicyOperator.Tests.Policy.Simulation;

public sealed class PolicySimulationTests
{
    [Fact]
    public void A_lifetime_ends_after_its_last_whole_second_as_nginx_has_it()
    {
        var prediction = ShortLog.Predict(Effective.Having(ShortLog.Rule(edge: 60)), ShortLog.At(0), ShortLog.At(60.9), ShortLog.At(61), ShortLog.At(62));

        Assert.Equal((4, 2, 2, 60), (prediction.Total.Requests, prediction.Total.Hits, prediction.Total.OriginRequests, prediction.Total.WorstAge));
    }

    [Fact]
    public void Within_the_window_the_stored_response_is_served_and_fetched_again()
    {
        var prediction = ShortLog.Predict(Effective.Having(ShortLog.Rule(edge: 10, whileRevalidate: 5)), ShortLog.At(0), ShortLog.At(15), ShortLog.At(16), ShortLog.At(32));

        Assert.Equal((2, 1, 3), (prediction.Total.Hits, prediction.Total.StaleWhileRevalidating, prediction.Total.OriginRequests));
        Assert.Equal((0.25, 15), (prediction.Total.StaleRatio, prediction.Total.WorstAge));
    }

    [Fact]
    public void While_a_refresh_is_under_way_the_others_get_what_is_stored()
    {
        var options = new SimulationOptions { OriginLatency = Effective.Seconds(3) };

        var prediction = ShortLog.Predict(Effective.Having(ShortLog.Rule(edge: 10, whileRevalidate: 20)), options, ShortLog.At(0), ShortLog.At(20), ShortLog.At(21), ShortLog.At(24));

        Assert.Equal((2, 1, 2), (prediction.Total.StaleWhileRevalidating, prediction.Total.Hits - prediction.Total.StaleWhileRevalidating, prediction.Total.OriginRequests));
        Assert.Equal(18, prediction.Total.WorstAge);
    }

    [Theory]
    [InlineData(503, 300, 1)]
    [InlineData(404, 300, 0)]
    [InlineData(503, 10, 0)]
    public void A_failure_of_the_origin_is_covered_within_its_window(int status, long window, long covered)
    {
        var prediction = ShortLog.Predict(Effective.Having(ShortLog.Rule(edge: 10, ifError: window)), ShortLog.At(0), ShortLog.At(30, status: status));

        Assert.Equal((covered, covered), (prediction.Total.Hits, prediction.Total.StaleOnError));
    }

    [Fact]
    public void An_error_lives_as_long_as_the_policy_says_and_others_are_not_stored()
    {
        var rule = ShortLog.Rule() with { Negative = new Dictionary<int, CacheDuration> { [404] = Effective.Seconds(10) } };

        var prediction = ShortLog.Predict(
            Effective.Having(rule),
            ShortLog.At(0, "/gone", 404), ShortLog.At(10, "/gone", 404), ShortLog.At(11, "/gone", 404), ShortLog.At(0, "/broken", 500), ShortLog.At(0, "/broken", 500), ShortLog.At(0, "/moved", 302), ShortLog.At(0, "/moved", 302));

        Assert.Equal((1, 6), (prediction.Total.Hits, prediction.Total.OriginRequests));
    }

    [Theory]
    [InlineData(null, null, 0)]
    [InlineData(30L, null, 1)]
    [InlineData(30L, 1000L, 2)]
    [InlineData(null, 25L, 1)]
    public void The_origin_is_respected_within_the_maximum(long? standard, long? stated, long hits)
    {
        var rule = ShortLog.Rule() with { Lifetime = new EffectiveLifetime.RespectOrigin(Effective.Seconds(60), standard is { } seconds ? Effective.Seconds(seconds) : null) };
        var options = new SimulationOptions { OriginLifetime = stated is { } lifetime ? Effective.Seconds(lifetime) : null };

        Assert.Equal(hits, ShortLog.Predict(Effective.Having(rule), options, ShortLog.At(0), ShortLog.At(20), ShortLog.At(50), ShortLog.At(120)).Total.Hits);
    }

    [Theory]
    [InlineData(5L, 2, 1)]
    [InlineData(1L, 1, 2)]
    [InlineData(null, 1, 2)]
    public void Simultaneous_misses_wait_for_each_other_if_they_may(long? wait, long hits, long atOrigin)
    {
        var rule = ShortLog.Rule() with { Coalescing = wait is { } seconds ? Effective.Seconds(seconds) : null };

        var prediction = ShortLog.Predict(Effective.Having(rule), ShortLog.At(0, more: ",\"request_time\":3"), ShortLog.At(1), ShortLog.At(4));

        Assert.Equal((hits, atOrigin), (prediction.Total.Hits, prediction.Total.OriginRequests));
    }

    [Fact]
    public void Requests_go_to_the_first_rule_that_takes_them_and_bypassing_ones_to_the_origin()
    {
        var policy = Effective.Having(Effective.Bypass("/account/"), ShortLog.Rule(path: "/shop/"), ShortLog.Rule(path: "/"));

        var prediction = ShortLog.Predict(
            policy,
            ShortLog.At(0, "/account/a"), ShortLog.At(0, "/account/a"), ShortLog.At(0, "/shop/a"), ShortLog.At(0, "/shop/a"), ShortLog.At(0, "/a"),
            ShortLog.At(0, "/shop/a", more: ",\"cookie_session\":\"1\""), ShortLog.At(0, "/shop/a", more: ",\"http_cookie\":\"a=b; session=1\""), ShortLog.At(0, "/a", method: "POST"), ShortLog.At(0, "/a;b"));

        Assert.Equal([("/account/", 2, 0, 2), ("/shop/", 4, 1, 2), ("/", 1, 0, 0), ("(no rule)", 2, 0, 2)], prediction.Rules.Select(rule => (rule.Name, rule.Requests, rule.Hits, rule.Bypassed)));
    }

    [Fact]
    public void Keyed_fields_scheme_and_host_have_their_own_objects_and_GET_and_HEAD_share_one()
    {
        var rule = ShortLog.Rule() with { Key = new EffectiveKey(new EffectiveQuery.Whole(), ["accept-language"], ["theme"]) };

        var prediction = ShortLog.Predict(
            Effective.Having(rule),
            ShortLog.At(0), ShortLog.At(0, method: "HEAD"), ShortLog.At(0, more: ",\"host\":\"SHOP.test:8080\""), ShortLog.At(0, more: ",\"host\":\"shop.test\""), ShortLog.At(0, more: ",\"scheme\":\"https\""),
            ShortLog.At(0, more: ",\"http_accept_language\":\"de\""), ShortLog.At(0, more: ",\"http_cookie\":\"theme=dark\""), ShortLog.At(0, "/a?"));

        Assert.Equal(3, prediction.Total.Hits);
    }

    [Fact]
    public void What_was_not_used_for_longest_makes_room()
    {
        var policy = Effective.Having(ShortLog.Rule()) with { Storage = new EffectiveStorage("/cache", StorageSize.FromBytes(3 * 4096), Effective.Seconds(3600)) };

        var prediction = ShortLog.Predict(policy, ShortLog.At(0, "/1"), ShortLog.At(1, "/2"), ShortLog.At(2, "/3"), ShortLog.At(3, "/1"), ShortLog.At(4, "/4"), ShortLog.At(5, "/1"), ShortLog.At(6, "/2"));

        Assert.Equal((2, 2), (prediction.Total.Hits, prediction.Store.EvictedBySize));
        Assert.Equal((3, 3 * 4096), (prediction.Store.Objects, prediction.Store.Bytes));
    }

    [Fact]
    public void What_nobody_asks_for_is_forgotten_though_it_is_fresh()
    {
        var policy = Effective.Having(ShortLog.Rule(edge: 1000)) with { Storage = new EffectiveStorage("/cache", StorageSize.FromBytes(1 << 28), Effective.Seconds(30)) };

        Assert.Equal(1, ShortLog.Predict(policy, ShortLog.At(0), ShortLog.At(30), ShortLog.At(61)).Total.Hits);
    }

    [Fact]
    public void More_pods_hit_less()
    {
        var lines = Enumerable.Range(0, 1000).Select(second => ShortLog.At(second / 100.0, $"/{second % 50}")).ToList();
        var one = ShortLog.Predict(Effective.Having(ShortLog.Rule()), lines);
        var ten = ShortLog.Predict(Effective.Having(ShortLog.Rule()), new SimulationOptions { Pods = 10 }, lines);

        Assert.Equal(950, one.Total.Hits);
        Assert.InRange(ten.Total.Hits, 500, 650);
    }

    [Fact]
    public void What_the_log_does_not_say_is_told()
    {
        var assumptions = ShortLog.Predict(Effective.Having(Effective.Store("/", 60, "shop.test")), ShortLog.At(0)).Assumptions;

        Assert.Contains(assumptions, text => text.StartsWith("rule /: the origin states no lifetime, so nothing is stored", StringComparison.Ordinal));
        Assert.Contains(assumptions, text => text.StartsWith("header accept-language is in no line of the log", StringComparison.Ordinal));
        Assert.Contains(assumptions, text => text.Contains("(--host)", StringComparison.Ordinal));
    }
}
