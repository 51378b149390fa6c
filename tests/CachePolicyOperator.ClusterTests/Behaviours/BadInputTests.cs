using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours;

/// <summary>Bad input gets a message that names the field, and changes nothing in the cluster.</summary>
[Collection(OperatorCollection.Name)]
public sealed class BadInputTests(OperatorFixture fixture)
{
    private static readonly string Folder = Repository.PathOf("testdata", "bad");

    public static TheoryData<string> Cases =>
        [.. Directory.EnumerateFiles(Folder, "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_bad_policy_is_refused_by_name_of_its_field_and_changes_nothing(string name)
    {
        var manifest = await File.ReadAllTextAsync(Path.Combine(Folder, name + ".yaml"));
        await using var shop = await Shop.OpenAsync(fixture.Kubectl);
        await shop.ApplyAsync(shop.Proxy(name: "storefront-proxy", replicas: 0));
        var template = await shop.TemplateAsync("deployment/storefront-proxy");

        // Server-side: kubectl's own last-applied annotation would be too large for the largest case.
        var result = await fixture.Kubectl.TryAsync(manifest, "apply", "--server-side", "-n", shop.Namespace, "-f", "-");
        var message = result.ExitCode == 0 ? await shop.UntilReasonAsync("Accepted", "Invalid", $"bad-{name}") : result.Errors;

        Assert.Contains(FieldOf(manifest), message, StringComparison.Ordinal);
        Assert.Empty(await shop.RevisionsAsync($"bad-{name}"));
        Assert.Equal(template, await shop.TemplateAsync("deployment/storefront-proxy"));
    }

    /// <summary>
    /// The field that the case's header names, as far as an API server spells it: it writes map keys with dots and ends a path at
    /// the object that a rule of the schema is about.
    /// </summary>
    private static string FieldOf(string manifest) =>
        manifest.Split('\n').Single(line => line.StartsWith("# path: ", StringComparison.Ordinal))["# path: ".Length..].Split('[')[0];
}
