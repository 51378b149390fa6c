using System.Reflection;
using System.Xml.Linq;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Generate;
using CachePolicyOperator.Generate.Documentation;
using CachePolicyOperator.Generate.Schema;

namespace CachePolicyOperator.Tests.Generation;

public sealed class GeneratedFilesTests
{
    public static TheoryData<string> Paths => [.. GeneratedFiles.All().Select(file => file.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_checked_in_file_is_what_the_code_generates(string path)
    {
        var generated = GeneratedFiles.All().Single(file => file.Path == path).Content;
        var file = RepositoryFolder.File(path);

        Assert.True(
            File.Exists(file) && File.ReadAllText(file) == generated,
            $"{path} differs from what the C# types say. Run eng/generate.sh and commit the result.");
    }

    [Fact]
    public void Every_field_has_a_description()
    {
        var reader = new SchemaReader(new XmlDocumentation());
        var kinds = typeof(CachePolicy).Assembly.GetExportedTypes().Where(type => type.GetCustomAttribute<KubernetesEntityAttribute>() is not null);

        var silent = kinds
            .SelectMany(kind => kind.GetProperties().Where(property => property.Name is "Spec" or "Status"))
            .Select(reader.Property)
            .SelectMany(property => Fields(property.Name, property.Node))
            .Where(field => field.Node.Doc.Plain.Length == 0)
            .Select(field => field.Path);

        Assert.Empty(silent);
    }

    [Fact]
    public void Only_the_form_for_current_servers_carries_CEL()
    {
        var crds = GeneratedFiles.All().Where(file => file.Path.Contains("/crds/", StringComparison.Ordinal)).ToList();

        Assert.All(crds, file => Assert.Equal(
            !file.Path.Contains("/legacy/", StringComparison.Ordinal),
            file.Content.Contains("x-kubernetes-validations", StringComparison.Ordinal)));
    }

    /// <summary>From Directory.Build.props it goes into the assembly, and from there to everything that is generated.</summary>
    [Fact]
    public void One_version_is_in_the_build_the_chart_and_the_CRDs()
    {
        var version = XDocument.Load(RepositoryFolder.File("Directory.Build.props")).Descendants("Version").Single().Value;
        var files = GeneratedFiles.All().ToDictionary(file => file.Path, file => file.Content);

        Assert.Contains($"\nversion: '{version}'\nappVersion: '{version}'\n", files["charts/cachepolicy-operator/Chart.yaml"], StringComparison.Ordinal);
        Assert.All(
            files.Where(file => file.Key.Contains("crds/", StringComparison.Ordinal)),
            file => Assert.Contains($"\n    app.kubernetes.io/version: '{version}'\n  annotations:\n    cachepolicy.dev/bundle-version: '{version}'\n", file.Value, StringComparison.Ordinal));
    }

    /// <summary>The API server refuses a schema that says more about metadata, be it a description.</summary>
    [Fact]
    public void Metadata_carries_its_type_only()
    {
        var crds = GeneratedFiles.All().Where(file => file.Path.StartsWith("config/crds/", StringComparison.Ordinal));

        Assert.All(crds, file => Assert.Contains("          metadata:\n            type: object\n          spec:\n", file.Content, StringComparison.Ordinal));
    }

    /// <summary>The API server multiplies a rule's cost by these bounds; without one it refuses the schema.</summary>
    [Fact]
    public void Every_string_list_and_map_of_the_spec_is_bounded()
    {
        var spec = new SchemaReader(new XmlDocumentation()).Property(typeof(CachePolicy).GetProperty(nameof(CachePolicy.Spec))!);

        var unbounded = Fields("spec", spec.Node)
            .Where(field => field.Node switch
            {
                { Type: "string", Enum.Count: 0 } => field.Node.Length is null,
                { Type: "array" } => field.Node.Count is null,
                { Values: not null } => field.Node.Count is null,
                _ => false,
            })
            .Select(field => field.Path);

        Assert.Empty(unbounded);
    }

    private static IEnumerable<(string Path, SchemaNode Node)> Fields(string path, SchemaNode node)
    {
        yield return (path, node);
        foreach (var field in node.Properties.SelectMany(property => Fields($"{path}.{property.Name}", property.Node)))
            yield return field;
        foreach (var field in (node.Items?.Properties ?? []).SelectMany(property => Fields($"{path}[].{property.Name}", property.Node)))
            yield return field;
    }
}
