using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Resolution;

/// <summary>Writes a valid spec out: defaults, units, one order.</summary>
/// <remarks>Assumes a spec that validation has accepted, and throws <see cref="InvalidOperationException"/> on any other.</remarks>
public static class PolicyResolver
{
    public static EffectivePolicy Resolve(NamespacedName policy, CachePolicySpec spec) => Resolve(policy, spec, [.. spec.Rules.Select(RuleResolver.Resolve)]);

    private static EffectivePolicy Resolve(NamespacedName policy, CachePolicySpec spec, IReadOnlyList<EffectiveRule> rules) => new()
    {
        Namespace = policy.Namespace,
        Name = policy.Name,
        Engine = spec.Engine,
        Listen = new EffectiveListen(spec.Listen.Port, spec.Listen.StatusPort, spec.Listen.InternalPort),
        Origin = ResolveOrigin(policy.Namespace, spec.Origin),
        Rules = rules,
        Storage = new EffectiveStorage(
            spec.Storage.Path,
            StorageSize.Parse(spec.Storage.Size).OrThrow(),
            CacheDuration.Parse(spec.Storage.Inactive).OrThrow()),
        Probes = spec.Probes is { Count: > 0 } probes ? [.. probes.Select(probe => ProbeResolver.Resolve(spec.Rules, rules, probe))] : DefaultProbes.Of(rules),
        Queries = [.. (spec.Rollout.Prometheus ?? []).Select(QueryResolver.Resolve)],
    };

    private static EffectiveOrigin ResolveOrigin(string policyNamespace, Origin origin)
    {
        var tls = origin.Scheme == OriginScheme.Https;
        var (host, port, hostHeader) = origin switch
        {
            { Service: { } service, Host: null } => ($"{service.Name}.{policyNamespace}.svc", service.Port, null),
            { Service: null, Host: { } external } => (external.Name, external.Port, HostHeader(external, tls)),
            _ => throw new InvalidOperationException("an origin has exactly one of service and host"),
        };

        return new EffectiveOrigin
        {
            Host = host,
            Port = port,
            Tls = tls,
            HostHeader = hostHeader,
            ConnectTimeout = CacheDuration.Parse(origin.ConnectTimeout).OrThrow(),
            ReadTimeout = CacheDuration.Parse(origin.ReadTimeout).OrThrow(),
        };
    }

    // RFC 9110 section 7.2: the port is named when it is not the scheme's own.
    private static string HostHeader(OriginHost host, bool tls) =>
        host.Port == (tls ? 443 : 80) ? host.Name : $"{host.Name}:{host.Port}";
}
