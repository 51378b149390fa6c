using CachePolicyOperator.Entities;
using CachePolicyOperator.Tests.Policy.Rendering.Nginx;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Policy.Validation;

/// <summary>Policies as they come when nobody has checked anything: values that mean something, values that mean nothing, and gaps.</summary>
internal static class ArbitraryPolicies
{
    private static readonly Gen<string> Durations = Gen.Elements("60s", "1m30s", "5m", "4h", "7d", "365d", "3650d", "0s", "500ms", "14400", "-5m", "", "9999999999999d");

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Elements("/", "/account/", "/assets/", "session", "sid", "User-Agent", "Cookie", "X-User-Id", "Accept", "utm_*", "shop.example.com"),
        Hostile.Texts.Generator);

    private static readonly Gen<CacheRule> Rules =
        from name in Texts
        from path in Maybe(Texts)
        from prefix in Maybe(Texts)
        from hosts in Lists
        from cache in Gen.Elements(Enum.GetValues<CacheMode>())
        from contentClass in Gen.Elements<ContentClass?>([null, .. Enum.GetValues<ContentClass>().Select(c => (ContentClass?)c)])
        from ttl in Maybe(Ttls)
        from whileRevalidate in Maybe(Durations)
        from ifError in Maybe(Durations)
        from include in Lists
        from exclude in Lists
        from headers in Lists
        from cookies in Lists
        from bypassed in Lists
        from coalesced in Gen.Elements(true, false)
        from timeout in Durations
        select new CacheRule
        {
            Name = name,
            Match = new() { Path = path, PathPrefix = prefix, Hosts = hosts },
            Cache = cache,
            ContentClass = contentClass,
            Ttl = ttl,
            Stale = new() { WhileRevalidate = whileRevalidate, IfError = ifError },
            Key = new() { Query = new() { Include = include, Exclude = exclude }, Headers = headers, Cookies = cookies },
            Bypass = new() { Cookies = bypassed, Headers = headers },
            Coalescing = new() { Enabled = coalesced, Timeout = timeout },
        };

    private static readonly Gen<Acknowledgement> Acknowledgements =
        from rule in Gen.OneOf(Gen.Elements("TTL-001", "TTL-005", "PROC-002", "API-001", "ABC-123"), Texts)
        from hash in Gen.OneOf(Gen.Constant("0123456789ab"), Texts)
        from reason in Texts
        select new Acknowledgement { Rule = rule, Hash = hash, Reason = reason };

    private static readonly Gen<Probe> Probes =
        from path in Texts
        from host in Maybe(Texts)
        from header in Texts
        from value in Texts
        from expected in Gen.Elements<ProbeClass?>(null, ProbeClass.Hit, ProbeClass.Miss, ProbeClass.Bypass)
        from age in Maybe(Durations)
        select new Probe { Name = path, Path = path, Host = host, Headers = [new() { Name = header, Value = value }], Expect = new() { Class = expected, MaxAge = age } };

    public static Gen<CachePolicy> All { get; } =
        from rules in Rules.ListOf()
        from probes in Maybe(Probes.ArrayOf())
        from acknowledgements in Maybe(Acknowledgements.ArrayOf())
        from readTimeout in Durations
        from inactive in Durations
        select Specs.Policy([.. rules.Take(5)]) is var policy
            ? policy with
            {
                Spec = policy.Spec with
                {
                    Origin = policy.Spec.Origin with { ReadTimeout = readTimeout },
                    Storage = policy.Spec.Storage with { Inactive = inactive },
                    Acknowledgements = acknowledgements,
                    Probes = probes,
                },
            }
            : throw new InvalidOperationException();

    public static Gen<CacheGuardrailSpec> Guardrails { get; } =
        from enforcement in Gen.Elements(Enum.GetValues<Enforcement>())
        from severity in Gen.Elements(Enum.GetValues<RuleSeverity>())
        from id in Gen.Elements("TTL-001", "TTL-007", "PROC-002", "API-001", "GRD-001")
        from edge in Maybe(Durations)
        from factor in Gen.Choose(2, 10)
        from features in Gen.Elements(Enum.GetValues<PolicyFeature>()).ArrayOf()
        from cookies in Lists
        select new CacheGuardrailSpec
        {
            Enforcement = enforcement,
            Severities = new Dictionary<string, RuleSeverity> { [id] = severity },
            Ceilings = [new() { ContentClass = ContentClass.Html, Edge = edge, Staleness = edge }],
            Growth = new() { Factor = factor },
            Required = features,
            Forbidden = features,
            SessionCookies = cookies,
            Key = new() { Headers = cookies },
        };

    private static Gen<Ttl> Ttls =>
        from mode in Gen.Elements(Enum.GetValues<TtlMode>())
        from edge in Maybe(Durations)
        from usual in Maybe(Durations)
        from max in Maybe(Durations)
        from client in Durations
        from statuses in Gen.OneOf(Gen.Elements("404", "410", "500", "any"), Texts).ArrayOf()
        from lifetime in Durations
        select new Ttl { Mode = mode, Edge = edge, Default = usual, Max = max, Client = client, Negative = statuses.Distinct().ToDictionary(status => status, _ => lifetime) };

    private static Gen<IReadOnlyList<string>?> Lists => Maybe(Texts.ArrayOf().Select(texts => (IReadOnlyList<string>)texts));

    private static Gen<T?> Maybe<T>(Gen<T> some)
        where T : class => Gen.OneOf(some.Select(T? (value) => value), Gen.Constant<T?>(null));
}
