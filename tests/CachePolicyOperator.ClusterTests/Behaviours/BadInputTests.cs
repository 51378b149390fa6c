using System.Text.RegularExpressions;
using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours;

/// <summary>Bad input gets a message that names the field, and changes nothing in the cluster.</summary>
[Collection(AdmissionCollection.Name)]
public sealed partial class BadInputTests(SharedOperator fixture)
{
    private static readonly string Folder = Repository.PathOf("testdata", "rules");

    /// <summary>Those that say what the CRD's schema does with them: the rules about a policy's form.</summary>
    public static TheoryData<string> Cases =>
    [
        .. Directory.EnumerateFiles(Folder, "bad*.yaml", SearchOption.AllDirectories)
            .Where(file => File.ReadLines(file).TakeWhile(line => line.StartsWith('#')).Any(line => line.StartsWith("# schema: ", StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(Folder, file))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_bad_policy_is_refused_by_name_of_its_field_and_changes_nothing(string file)
    {
        var manifest = await File.ReadAllTextAsync(Path.Combine(Folder, file));
        var name = NameOf(manifest);
        var shop = await fixture.UntouchedShopAsync();
        var template = await shop.TemplateAsync("deployment/storefront-proxy");

        // Server-side: kubectl's own last-applied annotation would be too large for the largest case.
        var result = await fixture.Kubectl.TryAsync(manifest, "apply", "--server-side", "-n", shop.Namespace, "-f", "-");
        var message = result.ExitCode == 0 ? await shop.UntilReasonAsync("Accepted", "Invalid", name) : result.Errors;

        // kubectl stops at its own first check, so of several fields not all need be named here; the corpus test sees them all.
        Assert.True(FieldsOf(manifest).Any(field => Names(field, message)), $"{string.Join(", ", FieldsOf(manifest))}: none is named in: {message}");
        Assert.Empty(await shop.RevisionsAsync(name));
        Assert.Equal(template, await shop.TemplateAsync("deployment/storefront-proxy"));
    }

    private static string NameOf(string manifest) =>
        manifest.Split('\n').First(line => line.StartsWith("  name: ", StringComparison.Ordinal))["  name: ".Length..];

    /// <summary>The fields that the case's header names.</summary>
    private static IEnumerable<string> FieldsOf(string manifest) =>
        manifest.Split('\n').Where(line => line.StartsWith("# path: ", StringComparison.Ordinal)).Select(line => line["# path: ".Length..]);

    /// <summary>
    /// API servers write paths without indexes, and kubectl's own check of required fields names the object and then the field.
    /// </summary>
    private static bool Names(string field, string message)
    {
        var (path, text) = (WithoutIndexes(field), WithoutIndexes(message));
        var dot = path.LastIndexOf('.');
        return text.Contains(path, StringComparison.Ordinal)
            || (dot > 0 && text.Contains($"{path[..dot]})", StringComparison.Ordinal) && text.Contains($"\"{path[(dot + 1)..]}\"", StringComparison.Ordinal));
    }

    private static string WithoutIndexes(string text) => Index().Replace(text, "");

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();
}
