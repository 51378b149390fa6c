using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;
using static CachePolicyOperator.Tests.Policy.Rollout.Strictness.Effective;

namespace CachePolicyOperator.Tests.Policy.Rollout.Strictness;

/// <summary>Which changes count: every property of the effective policy, in both directions where it has two.</summary>
internal static class Changes
{
    public static IEnumerable<Change> All => Policies().Concat(Rules()).Concat(Lifetimes()).Concat(Keys()).Concat(Bypasses());

    private static IEnumerable<Change> Policies()
    {
        var policy = Having();
        var (listen, origin, storage) = (policy.Listen, policy.Origin, policy.Storage);
        yield return new("EffectivePolicy.Namespace", policy, policy with { Namespace = "other" }, null);
        yield return new("EffectivePolicy.Name", policy, policy with { Name = "other" }, null);
        yield return new("EffectivePolicy.Engine", policy, policy with { Engine = (Engine)99 }, "spec.engine");
        yield return new("EffectiveListen.Port", policy, policy with { Listen = listen with { Port = 81 } }, null);
        yield return new("EffectiveListen.StatusPort", policy, policy with { Listen = listen with { StatusPort = 81 } }, null);
        yield return new("EffectiveListen.InternalPort", policy, policy with { Listen = listen with { InternalPort = 81 } }, null);
        yield return new("EffectiveOrigin.Host", policy, policy with { Origin = origin with { Host = "b.svc" } }, "spec.origin");
        yield return new("EffectiveOrigin.Port", policy, policy with { Origin = origin with { Port = 81 } }, "spec.origin");
        yield return new("EffectiveOrigin.Tls", policy, policy with { Origin = origin with { Tls = true } }, "spec.origin");
        yield return new("EffectiveOrigin.HostHeader", policy, policy with { Origin = origin with { HostHeader = "b" } }, "spec.origin");
        yield return new("EffectiveOrigin.ConnectTimeout", policy, policy with { Origin = origin with { ConnectTimeout = Seconds(1) } }, null);
        yield return new("EffectiveOrigin.ReadTimeout", policy, policy with { Origin = origin with { ReadTimeout = Seconds(1) } }, null);
        yield return new("EffectiveStorage.Path", policy, policy with { Storage = storage with { Path = "/b" } }, null);
        yield return new("EffectiveStorage.Size", policy, policy with { Storage = storage with { Size = StorageSize.FromBytes(1 << 20) } }, null);
        yield return new("EffectiveStorage.Inactive", policy, policy with { Storage = storage with { Inactive = Seconds(1) } }, null);
    }

    private static IEnumerable<Change> Rules()
    {
        yield return new("EffectivePolicy.Rules", Having(Store("/a"), Store("/")), Having(Store("/")), null);
        yield return new("EffectivePolicy.Rules", Having(Store("/a", 70), Store("/")), Having(Store("/")), "spec.rules[0].ttl.max");
        yield return new("EffectivePolicy.Rules", Having(Store("/a"), Bypass("/b")), Having(Bypass("/b")), "spec.rules");
        yield return new("EffectivePolicy.Rules", Having(Store("/")), Having(Store("/"), Store("/a")), null);
        yield return new("EffectivePolicy.Rules", Having(Bypass("/a"), Store("/")), Having(Store("/")), null);
        yield return new("EffectivePolicy.Rules", Having(Store("/")), Having(Bypass("/a"), Store("/")), "spec.rules[0].cache");
        yield return new("EffectivePolicy.Rules", Having(Store("/")), Having(Bypass("/")), "spec.rules[0].cache");
        yield return new("EffectivePolicy.Rules", Having(Bypass("/")), Having(Store("/")), null);
        yield return new("EffectiveRule.Name", Having(Store("/")), Having(Store("/") with { Name = "b" }), null);
        yield return new("EffectiveRule.Match", Having(Store("/a"), Store("/b")), Having(Store("/b"), Store("/a")), null);
        yield return new("EffectiveRule.Match", Having(Store("/a", 50), Store("/")), Having(Store("/"), Store("/a", 50)), null);
        yield return new("EffectiveRule.Match", Having(Store("/a", 70), Store("/")), Having(Store("/"), Store("/a", 70)), "spec.rules[0].ttl.max");
        yield return new("EffectiveMatch.Path", Having(Store("/a")), Having(Store("/a/")), "spec.rules");
        yield return new("EffectiveMatch.Path", Having(Store("/a/")), Having(Store("/a")), null);
        yield return new("EffectiveMatch.Exact", Having(Store("/a")), Having(Store("/a$")), "spec.rules");
        yield return new("EffectiveMatch.Exact", Having(Store("/a$")), Having(Store("/a")), null);
        yield return new("EffectiveMatch.Hosts", Having(Store("/")), Having(Store("/", 60, "a.com")), "spec.rules");
        yield return new("EffectiveMatch.Hosts", Having(Store("/", 60, "a.com", "*.b.com")), Having(Store("/", 60, "a.com", "x.b.com")), "spec.rules");
        yield return new("EffectiveMatch.Hosts", Having(Store("/", 60, "a.com", "x.b.com")), Having(Store("/", 60, "a.com", "*.b.com")), null);
        yield return new("EffectiveMatch.Hosts", Having(Store("/", 60, "a.com", "b.com")), Having(Store("/", 60, "a.com"), Store("/", 60, "b.com")), null);
        yield return new("EffectiveMatch.Methods", Only("GET", "HEAD"), Only("GET"), "spec.rules");
        yield return new("EffectiveMatch.Methods", Only("GET"), Only("GET", "HEAD"), null);

        static EffectivePolicy Only(params string[] methods) => Having(Store("/") with { Match = Match("/") with { Methods = methods } });
    }

    private static List<Change> Lifetimes()
    {
        var (rule, over) = (Store("/"), Store("/") with { Lifetime = new EffectiveLifetime.Override(Seconds(60)) });
        var asMuch = rule with { Lifetime = new EffectiveLifetime.RespectOrigin(Seconds(60), Seconds(60)) };
        var withDefault = rule with { Lifetime = new EffectiveLifetime.RespectOrigin(Seconds(60), Seconds(30)) };
        return
        [
            new("EffectiveRule.Store.Lifetime", Having(over), Having(asMuch), "spec.rules[0].ttl.mode"),
            new("EffectiveRule.Store.Lifetime", Having(asMuch), Having(over), "spec.rules[0].ttl.mode"),
            .. Directions("EffectiveLifetime.Override.Edge", over, over with { Lifetime = new EffectiveLifetime.Override(Seconds(61)) }, "ttl.edge"),
            .. Directions("EffectiveLifetime.RespectOrigin.Max", rule, Store("/", 61), "ttl.max"),
            .. Directions("EffectiveLifetime.RespectOrigin.Default", rule, withDefault, "ttl.default"),
            .. Directions("EffectiveLifetime.RespectOrigin.Default", withDefault, asMuch, "ttl.default"),
            .. Directions("EffectiveRule.Store.Client", rule, rule with { Client = Seconds(60) }, null),
            .. Directions("EffectiveRule.Store.Negative", NotFound(over, 10), NotFound(over, 11), "ttl.negative[404]"),
            .. Directions("EffectiveRule.Store.Negative", over, NotFound(over, 10), "ttl.negative[404]"),
            // Without its own lifetime the status was stored for as long as the origin said, up to max.
            .. Directions("EffectiveRule.Store.Negative", NotFound(rule, 10), NotFound(rule, 60), "ttl.negative[404]"),
            new("EffectiveRule.Store.Negative", Having(rule), Having(NotFound(rule, 59)), "spec.rules[0].ttl.negative[404]"),
            new("EffectiveRule.Store.Negative", Having(rule), Having(NotFound(rule, 60)), null),
            new("EffectiveRule.Store.Negative", Having(NotFound(rule, 60)), Having(rule), "spec.rules[0].ttl.negative[404]"),
            .. Directions("EffectiveRule.Store.StaleWhileRevalidate", rule, rule with { StaleWhileRevalidate = Seconds(11) }, "stale.whileRevalidate"),
            .. Directions("EffectiveRule.Store.StaleIfError", rule with { StaleIfError = CacheDuration.Zero }, rule, "stale.ifError"),
            .. Directions("EffectiveRule.Store.Coalescing", rule with { Coalescing = null }, rule, null),
        ];

        static EffectiveRule.Store NotFound(EffectiveRule.Store rule, long seconds) =>
            rule with { Negative = new Dictionary<int, CacheDuration> { [404] = Seconds(seconds) } };
    }

    private static List<Change> Keys()
    {
        var whole = Store("/");
        var include = Query(new EffectiveQuery.Include(["a"]));
        var exclude = Query(new EffectiveQuery.Exclude(["a"]));
        return
        [
            .. BothWays("EffectiveRule.Store.Key", whole, include, "key.query"),
            .. BothWays("EffectiveKey.Query", include, exclude, "key.query"),
            .. BothWays("EffectiveKey.Query", whole, exclude, "key.query"),
            new("EffectiveKey.Query", Having(whole), Having(Query(new EffectiveQuery.Whole())), null),
            .. BothWays("EffectiveQuery.Include.Names", include, Query(new EffectiveQuery.Include(["a", "b"])), "key.query"),
            new("EffectiveQuery.Include.Names", Having(include), Having(Query(new EffectiveQuery.Include(["a"]))), null),
            .. BothWays("EffectiveQuery.Exclude.Patterns", exclude, Query(new EffectiveQuery.Exclude(["a", "b"])), "key.query"),
            new("EffectiveQuery.Exclude.Patterns", Having(exclude), Having(Query(new EffectiveQuery.Exclude(["a"]))), null),
            .. BothWays("EffectiveKey.Headers", whole, whole with { Key = whole.Key with { Headers = [] } }, "key.headers"),
            .. BothWays("EffectiveKey.Cookies", whole, whole with { Key = whole.Key with { Cookies = ["theme", "x"] } }, "key.cookies"),
        ];

        EffectiveRule.Store Query(EffectiveQuery query) => whole with { Key = whole.Key with { Query = query } };
    }

    private static List<Change> Bypasses()
    {
        var rule = Store("/");
        return
        [
            .. Directions("EffectiveRule.Store.Unless", rule with { Unless = new(["b", "session"], ["x-preview"], default) }, rule, "bypass.cookies"),
            .. Directions("EffectiveBypass.Cookies", rule with { Unless = rule.Unless with { Cookies = ["session", "x"] } }, rule, "bypass.cookies"),
            .. Directions("EffectiveBypass.Headers", rule, rule with { Unless = rule.Unless with { Headers = [] } }, "bypass.headers"),
            .. Directions("EffectiveBypass.Authorization", rule, rule with { Unless = rule.Unless with { Authorization = AuthorizationMode.OriginConsent } }, "bypass.authorization"),
        ];
    }

    // Loosening keeps the cache warm; the way back does not.
    private static Change[] Directions(string property, EffectiveRule strict, EffectiveRule loose, string? field) =>
        [new(property, Having(strict), Having(loose), null), new(property, Having(loose), Having(strict), field is null ? null : $"spec.rules[0].{field}")];

    private static Change[] BothWays(string property, EffectiveRule one, EffectiveRule other, string field) =>
        [new(property, Having(one), Having(other), $"spec.rules[0].{field}"), new(property, Having(other), Having(one), $"spec.rules[0].{field}")];
}
