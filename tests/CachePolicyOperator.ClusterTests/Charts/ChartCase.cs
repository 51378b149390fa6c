using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Charts;

/// <summary>A folder of testdata/chart: values, whose first line names the API server's version, and what is rendered from them.</summary>
internal sealed record ChartCase(string Name)
{
    private const string VersionMark = "# kubernetes ";

    private static readonly string Root = Repository.PathOf("testdata", "chart");

    public static TheoryData<string> Names => [.. Directory.EnumerateDirectories(Root).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    public string Values => Path.Combine(Root, Name, "values.yaml");

    public string Golden => Path.Combine(Root, Name, "rendered.yaml");

    /// <param name="kubernetes">Version of the API server; null: the one that the case names.</param>
    /// <param name="more">More arguments.</param>
    public Task<string> RenderAsync(string? kubernetes = null, params string[] more) =>
        new Helm().RunAsync(["template", "cachepolicy-operator", Helm.Chart, "--namespace", "cachepolicy-system", "--kube-version", kubernetes ?? Kubernetes, "--values", Values, .. more]);

    private string Kubernetes => File.ReadLines(Values).First() is var line && line.StartsWith(VersionMark, StringComparison.Ordinal)
        ? line[VersionMark.Length..]
        : throw new InvalidOperationException($"{Values} does not begin with \"{VersionMark}VERSION\"");
}
