using System.Text;
using CachePolicyOperator.Policy.Nginx.Linting;

namespace CachePolicyOperator.Tests.Policy.Nginx.Linting;

/// <summary>testdata/nginx-lint: for every rule a configuration that breaks it, and one that does not.</summary>
internal static class LintCorpus
{
    private static readonly string Folder = Path.Combine(TestData.Root, "nginx-lint");

    public static IEnumerable<string> Rules => Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    public static NginxReport Judge(string rule, string file) => Text(File.ReadAllText(Path.Combine(Folder, rule, file)));

    public static NginxReport Text(string text) => NginxLint.Judge(Files(("test.conf", Padded(text))), NginxLimits.Default);

    public static Dictionary<string, ReadOnlyMemory<byte>> Files(params (string Name, string Text)[] files) =>
        files.ToDictionary(file => file.Name, file => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(file.Text));

    /// <summary>A first line "# size: 901 KiB" stands for as many comments: the repository need not hold them.</summary>
    private static string Padded(string text)
    {
        if (!text.StartsWith("# size: ", StringComparison.Ordinal))
            return text;
        var kib = int.Parse(text["# size: ".Length..text.IndexOf(" KiB", StringComparison.Ordinal)], null);
        return text + string.Concat(Enumerable.Repeat("# 16 characters\n", ((kib * 1024) - text.Length) / 16));
    }
}
