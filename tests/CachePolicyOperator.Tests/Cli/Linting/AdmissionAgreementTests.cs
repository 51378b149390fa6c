using System.Text.Json.Nodes;
using CachePolicyOperator.Policy.Manifests;
using CachePolicyOperator.Tests.Generation;
using CachePolicyOperator.Tests.Policy.Validation;

namespace CachePolicyOperator.Tests.Cli.Linting;

/// <summary>The same verdict, texts and order in a pull request and at admission.</summary>
public sealed class AdmissionAgreementTests : IDisposable
{
    private const string Role = "testdata/role";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Policies => [.. CorpusCase.All("good").Concat(CorpusCase.All("bad"))];

    public static TheoryData<string> Configurations =>
    [
        .. Directory.EnumerateFiles(RepositoryFolder.File("testdata/nginx-lint"), "*.conf", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepositoryFolder.File("testdata/nginx-lint"), path)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task A_policy_is_told_what_admission_tells_it(string name)
    {
        var documents = YamlManifest.ReadAll(File.ReadAllText(RepositoryFolder.File($"testdata/rules/{name}")));
        var (written, others) = (documents[0], documents.Skip(1).ToList());
        written["metadata"]!["namespace"] ??= "shop";
        var prior = others.SingleOrDefault(other => (string?)other["metadata"]?["annotations"]?[Role] == "prior");
        others.Remove(prior!);
        if (prior is not null)
            (prior["metadata"]!["name"], prior["metadata"]!["namespace"]) = (written["metadata"]!["name"]!.DeepClone(), written["metadata"]!["namespace"]!.DeepClone());

        string[] previous = prior is null ? [] : ["--previous", _folder.Write("previous/policy.yaml", prior.ToJsonString())];
        var run = await Run.Of(["lint", "-o", "json", _folder.Write("now.yaml", string.Join("\n---\n", others.Prepend(written).Select(document => document.ToJsonString()))), .. previous]);

        Assert.Equal(Admission.OfPolicy(written, prior, others), Said(run, $"CachePolicy {written["metadata"]!["namespace"]}/{written["metadata"]!["name"]}"));
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public async Task A_labelled_ConfigMap_is_told_what_admission_tells_it(string name)
    {
        var written = new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "ConfigMap",
            ["metadata"] = new JsonObject { ["name"] = "proxy", ["namespace"] = "shop", ["labels"] = new JsonObject { ["cachepolicy.dev/lint"] = "nginx" } },
            ["data"] = new JsonObject { ["default.conf"] = File.ReadAllText(RepositoryFolder.File($"testdata/nginx-lint/{name}")) },
        };

        var run = await Run.Of("lint", "-o", "json", _folder.Write("now.yaml", written.ToJsonString()));

        Assert.Equal(Admission.OfConfigMap(written), Said(run, "ConfigMap shop/proxy"));
    }

    public void Dispose() => _folder.Dispose();

    private static IReadOnlyList<string> Said(Run run, string subject) =>
    [
        .. JsonNode.Parse(run.Out)!["findings"]!.AsArray()
            .Where(finding => (string?)finding!["subject"] == subject)
            // Includes are no reason to fail, so they are notes here, and warnings there.
            .Select(finding => $"{((string?)finding!["level"] == "Note" ? "Warning" : finding["level"])} {Cause(finding)}"),
    ];

    private static string Cause(JsonNode finding) =>
        (string?)finding["level"] == "Denied" && ((string?)finding["field"])!.StartsWith("data[", StringComparison.Ordinal) ? $"{finding["field"]}: {finding["text"]}" : (string)finding["text"]!;
}
