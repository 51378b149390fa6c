using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Tests.Policy.Rollout.Strictness;

/// <summary>Short forms of effective policies.</summary>
internal static class Effective
{
    public static EffectivePolicy Having(params EffectiveRule[] rules) => new()
    {
        Namespace = "shop",
        Name = "storefront",
        Engine = Engine.Nginx,
        Listen = new EffectiveListen(8080, 9145, 9146),
        Origin = new EffectiveOrigin
        {
            Host = "origin.shop.svc",
            Port = 80,
            Tls = false,
            HostHeader = null,
            ConnectTimeout = Seconds(5),
            ReadTimeout = Seconds(60),
        },
        Rules = rules.Length == 0 ? [Store("/")] : rules,
        Storage = new EffectiveStorage("/var/cache/nginx", StorageSize.FromBytes(1 << 28), Seconds(3600)),
    };

    public static EffectiveRule.Store Store(string path, long max = 60, params string[] hosts) => new()
    {
        Name = path,
        Match = Match(path, hosts),
        Lifetime = new EffectiveLifetime.RespectOrigin(Seconds(max), null),
        Client = CacheDuration.Zero,
        Negative = new Dictionary<int, CacheDuration>(),
        StaleWhileRevalidate = Seconds(10),
        StaleIfError = Seconds(300),
        Key = new EffectiveKey(new EffectiveQuery.Whole(), ["accept-language"], ["theme"]),
        Unless = new EffectiveBypass(["session"], ["x-preview"], AuthorizationMode.Bypass),
        Coalescing = Seconds(5),
    };

    public static EffectiveRule.Bypass Bypass(string path, params string[] hosts) => new() { Name = path, Match = Match(path, hosts) with { Methods = [] } };

    public static EffectiveMatch Match(string path, params string[] hosts) =>
        new() { Path = path.TrimEnd('$'), Exact = path.EndsWith('$'), Hosts = hosts, Methods = ["GET", "HEAD"] };

    public static CacheDuration Seconds(long seconds) => CacheDuration.FromSeconds(seconds);
}
