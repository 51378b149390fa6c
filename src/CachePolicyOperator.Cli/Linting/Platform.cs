using CachePolicyOperator.Cli.Inputs;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Policy.Validation.Documents;

namespace CachePolicyOperator.Cli.Linting;

/// <summary>What the platform team says: guard-rails and namespaces among the files. One that admission would refuse fails the run, and is in force as far as it can be read.</summary>
internal sealed class Platform
{
    /// <summary>The API server puts it on every namespace, since 1.21.</summary>
    private const string NameLabel = "kubernetes.io/metadata.name";

    private readonly Dictionary<Manifest, PolicyVerdict> _verdicts = [];
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _namespaces = [];
    private readonly GuardrailSets _sets;
    private readonly TimeProvider _time;

    public Platform(IReadOnlyList<Manifest> manifests, TimeProvider time)
    {
        _time = time;
        foreach (var manifest in manifests.Where(manifest => manifest.IsNamespace))
            _namespaces[manifest.Name] = manifest.Labels;

        List<Guardrail> inForce = [];
        foreach (var manifest in manifests.Where(manifest => manifest.IsGuardrail))
        {
            var read = GuardrailDocument.Parse(manifest.Json);
            _verdicts[manifest] = VerdictOn(read);
            if (read is ReadGuardrail.Readable { Guardrail: var guardrail })
                inForce.Add(new(guardrail));
        }

        _sets = new(inForce);
    }

    public GuardrailSet For(CachePolicy policy) => For(PolicySubject.Of(policy, LabelsOf(policy.Metadata.Namespace ?? "")));

    public GuardrailSet For(string @namespace, IReadOnlyDictionary<string, string> labels) => For(new PolicySubject(@namespace, "", LabelsOf(@namespace), labels));

    public IEnumerable<LintFinding> FindingsOn(Manifest manifest) => VerdictFindings.Of(manifest, $"CacheGuardrail {manifest.Name}", _verdicts[manifest]);

    public IReadOnlyList<string> RemarksOn(IEnumerable<string> namespaces)
    {
        var unknown = namespaces.Where(name => !_namespaces.ContainsKey(name)).Order(StringComparer.Ordinal).ToList();
        return unknown.Count == 0
            ? []
            : [.. _sets.All.Where(guardrail => guardrail.Spec.NamespaceSelector is not null).Select(guardrail =>
                $"{guardrail.Title} selects namespaces by their labels, and of {string.Join(", ", unknown)} only the name is known; add the Namespace manifests to the files")];
    }

    private GuardrailSet For(PolicySubject subject) => _sets.For(subject, _time.GetUtcNow());

    private Dictionary<string, string> LabelsOf(string @namespace) =>
        new(_namespaces.GetValueOrDefault(@namespace) ?? new Dictionary<string, string>()) { [NameLabel] = @namespace };

    private PolicyVerdict VerdictOn(ReadGuardrail read) => read switch
    {
        ReadGuardrail.Readable { Guardrail: var guardrail } => GuardrailJudge.Judge(guardrail, _time.GetUtcNow()),
        ReadGuardrail.Refused { Violations: var violations } => PolicyVerdict.Refused(violations),
        _ => throw new InvalidOperationException($"unknown reading {read.GetType().Name}"),
    };
}
