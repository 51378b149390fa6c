using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CachePolicyOperator.Tests.Policy;

namespace CachePolicyOperator.Tests.Cli.Pipelines;

/// <summary>The steps of docs/ci.md, run in a real git repository: a pull request that raises a lifetime past its ceiling.</summary>
public sealed class DocumentedStepsTests : IDisposable
{
    private static readonly string Storefront = File.ReadAllText(Path.Combine(TestData.Root, "..", "config", "samples", "30-policy.yaml"));

    private readonly TemporaryFolder _folder = new();

    private string Repository => Path.Combine(_folder.Path, "repository");

    [Fact]
    public async Task Github_shows_the_findings_keeps_the_sarif_and_comments_the_change()
    {
        await OpenPullRequestAsync("max: 4h");

        var lint = await StepAsync(DocumentedSteps.Github["Lint, beside the lines of the pull request"]);
        Assert.Equal(2, lint.Code);
        Assert.Contains("::error file=deploy/policy.yaml,line=22,", lint.Out, StringComparison.Ordinal);
        Assert.Contains("title=TTL-001", lint.Out, StringComparison.Ordinal);

        Assert.Equal(0, (await StepAsync(DocumentedSteps.Github["SARIF for the code-scanning view"])).Code);
        Assert.Equal("2.1.0", (string?)JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository, "cachepolicy.sarif")))!["version"]);

        Assert.Equal(0, (await StepAsync(DocumentedSteps.Github["What the change means, as a comment"])).Code);
        Assert.Contains("| worst staleness | 6m | **4h5m** |", await File.ReadAllTextAsync(Path.Combine(_folder.Path, "summary")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gitlab_judges_what_helm_prints()
    {
        await OpenPullRequestAsync("max: 4h");

        var run = await StepAsync("helm() { cat deploy/policy.yaml; }\n" + string.Join('\n', DocumentedSteps.Gitlab));

        Assert.Equal(2, run.Code);
        Assert.Contains("<stdin>:22:", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("max: 4h", 2)]
    [InlineData("max: 50s", 0)]
    public async Task The_hook_judges_the_files_of_a_commit(string changed, int code)
    {
        await OpenPullRequestAsync(changed);
        var files = Directory.EnumerateFiles(Path.Combine(Repository, "deploy")).Where(file => Regex.IsMatch(file, (string)DocumentedSteps.PreCommit["files"]!));

        var run = await StepAsync($"{DocumentedSteps.PreCommit["entry"]} {string.Join(' ', files)}");

        Assert.Equal((code, 1), (run.Code, files.Count()));
    }

    [Fact]
    public async Task A_change_within_bounds_passes_every_step()
    {
        await OpenPullRequestAsync("max: 50s");

        foreach (var step in DocumentedSteps.Github.Values)
            Assert.Equal(0, (await StepAsync(step)).Code);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A repository whose origin/main has the storefront as it is, and whose files have it with another lifetime.</summary>
    private async Task OpenPullRequestAsync(string changed)
    {
        _folder.Write("repository/deploy/policy.yaml", Storefront);
        _folder.Write("repository/deploy/notes.txt", "no manifest");
        _folder.Write("repository/platform/guardrail.yaml", """
            apiVersion: cachepolicy.dev/v1alpha1
            kind: CacheGuardrail
            metadata: {name: web}
            spec: {ceilings: [{contentClass: Html, edge: 5m}]}
            """);
        var made = await BuiltProgram.BashAsync(
            """
            git init -q -b main . && git add -A
            git -c user.name=t -c user.email=t@example.com commit -qm before
            git update-ref refs/remotes/origin/main HEAD
            """,
            Repository);
        Assert.Equal((0, ""), (made.Code, made.Error));
        _folder.Write("repository/deploy/policy.yaml", Storefront.Replace("max: 60s", changed, StringComparison.Ordinal));
    }

    private Task<Run> StepAsync(string script) => BuiltProgram.BashAsync(
        script.Replace("${{ github.base_ref }}", "main", StringComparison.Ordinal).Replace("/tmp/before", Path.Combine(_folder.Path, "before"), StringComparison.Ordinal),
        Repository,
        ("GITHUB_STEP_SUMMARY", Path.Combine(_folder.Path, "summary")),
        ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main"));
}
