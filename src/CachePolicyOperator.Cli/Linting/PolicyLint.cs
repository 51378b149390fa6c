using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Cli.Inputs;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Policy.Validation.Documents;

namespace CachePolicyOperator.Cli.Linting;

/// <summary>Judges CachePolicies by <see cref="PolicyJudge"/>, as admission does.</summary>
internal sealed class PolicyLint
{
    private readonly Platform _platform;
    private readonly string _defaultNamespace;
    private readonly Dictionary<Manifest, ReadPolicy> _policies;
    private readonly Dictionary<NamespacedName, CachePolicy> _previous = [];
    private readonly ILookup<string, CachePolicy> _byHost;

    public PolicyLint(IReadOnlyList<Manifest> manifests, IEnumerable<SourceFile> previous, Platform platform, string defaultNamespace)
    {
        _platform = platform;
        _defaultNamespace = defaultNamespace;
        _policies = manifests.Where(manifest => manifest.IsPolicy).ToDictionary(manifest => manifest, Read);
        foreach (var policy in previous.SelectMany(file => ManifestFile.Read(file).Manifests).Where(manifest => manifest.IsPolicy).Select(Read).OfType<ReadPolicy.Readable>())
            _previous[NamespacedName.Of(policy.Policy)] = policy.Policy;
        _byHost = (from read in _policies.Values.OfType<ReadPolicy.Readable>()
                   from host in HostsOf(read.Policy)
                   select (host, read.Policy)).ToLookup(pair => pair.host, pair => pair.Policy);
    }

    public IEnumerable<string> Namespaces => _policies.Values.OfType<ReadPolicy.Readable>().Select(read => read.Policy.Metadata.Namespace!).Distinct();

    public IEnumerable<LintFinding> Of(Manifest manifest) => VerdictFindings.Of(manifest, $"CachePolicy {manifest.Key(_defaultNamespace)}", _policies[manifest] switch
    {
        ReadPolicy.Readable { Policy: var policy } => PolicyJudge.Judge(Review(policy)),
        ReadPolicy.Refused { Violations: var violations } => PolicyVerdict.Refused(violations),
        var other => throw new InvalidOperationException($"unknown reading {other.GetType().Name}"),
    });

    private PolicyReview Review(CachePolicy policy) => new(policy)
    {
        Prior = _previous.TryGetValue(NamespacedName.Of(policy), out var before) ? PriorLifetimes.Of(before.Spec) : null,
        Guardrails = _platform.For(policy),
        Neighbours =
        [
            .. HostsOf(policy).SelectMany(host => _byHost[host]).Distinct()
                .Where(other => NamespacedName.Of(other) != NamespacedName.Of(policy))
                .Order(Precedence.Order),
        ],
    };

    private ReadPolicy Read(Manifest manifest) => manifest.ReadPolicy(_defaultNamespace);

    private static IEnumerable<string> HostsOf(CachePolicy policy) => policy.Spec.Rules.SelectMany(rule => rule.Match.Hosts ?? []).Distinct(StringComparer.Ordinal);
}
