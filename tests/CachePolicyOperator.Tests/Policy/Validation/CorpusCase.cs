using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Manifests;
using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Policy.Validation.Documents;
using CachePolicyOperator.Tests.Generation;

namespace CachePolicyOperator.Tests.Policy.Validation;

/// <summary>
/// A file of testdata/rules/&lt;ID&gt;: the policy that is judged, then what it is judged by. Guard-rails are in force; a CachePolicy
/// whose annotation testdata/role says so is the predecessor (prior) or another policy (neighbour). A bad file's header names the
/// field of each finding.
/// </summary>
internal sealed class CorpusCase
{
    private const string Role = "testdata/role";

    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string _file;
    private readonly IReadOnlyList<JsonNode> _documents;

    /// <param name="name">The file below testdata/rules, such as TTL-001/bad.yaml.</param>
    public CorpusCase(string name)
    {
        Name = name;
        _file = RepositoryFolder.File($"testdata/rules/{name}");
        _documents = YamlManifest.ReadAll(File.ReadAllText(_file));
    }

    public string Name { get; }

    public string RuleId => Name[..Name.IndexOf('/', StringComparison.Ordinal)];

    public IEnumerable<string> Paths =>
        File.ReadLines(_file).TakeWhile(line => line.StartsWith('#')).Where(line => line.StartsWith("# path: ", StringComparison.Ordinal)).Select(line => line["# path: ".Length..]);

    public static IEnumerable<string> All(string kind) =>
        Directory.EnumerateFiles(RepositoryFolder.File("testdata/rules"), $"{kind}*.yaml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepositoryFolder.File("testdata/rules"), path))
            .Order(StringComparer.Ordinal);

    public IReadOnlyList<Finding> Judge() => PolicyDocument.Parse(Encoding.UTF8.GetBytes(_documents[0].ToJsonString())) switch
    {
        ReadPolicy.Readable { Policy: var policy } => PolicyJudge.Judge(Review(policy)).Findings,
        ReadPolicy.Refused refused => [.. refused.Violations.Select(violation => new Finding(violation, Enforcement.Deny))],
        var other => throw new NotSupportedException(other.ToString()),
    };

    private PolicyReview Review(CachePolicy policy) => new(policy)
    {
        Guardrails = GuardrailSet.For(PolicySubject.Of(policy), Of(EntitiesJsonContext.Default.CacheGuardrail, "CacheGuardrail").Select(guardrail => new Guardrail(guardrail)), Now),
        Neighbours = [.. Policies("neighbour")],
        Prior = Policies("prior").Select(prior => PriorLifetimes.Of(prior.Spec)).SingleOrDefault(),
    };

    private IEnumerable<CachePolicy> Policies(string role) =>
        Of(EntitiesJsonContext.Default.CachePolicy, "CachePolicy").Where(policy => policy.Metadata.Annotations?.GetValueOrDefault(Role) == role);

    private IEnumerable<T> Of<T>(System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, string kind) =>
        _documents.Skip(1).Where(document => (string?)document["kind"] == kind).Select(document => document.Deserialize(type)!);
}
