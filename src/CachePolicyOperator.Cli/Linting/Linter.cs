using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Cli.Inputs;

namespace CachePolicyOperator.Cli.Linting;

/// <summary>Judges files as admission would judge the objects in them, each as if the others were there already.</summary>
/// <param name="defaultNamespace">The namespace of objects that name none, as for kubectl.</param>
/// <param name="previous">What was there before the change: lifetimes that a policy raises are told by it.</param>
/// <param name="time">Exceptions of guard-rails have an end.</param>
internal sealed class Linter(string defaultNamespace, IReadOnlyList<SourceFile> previous, TimeProvider time)
{
    /// <summary>What is there already: in force and a neighbour, but not judged. An object of the files takes the place of its namesake.</summary>
    public IReadOnlyList<SourceFile> Present { get; init; } = [];

    public LintResult Lint(IReadOnlyList<SourceFile> sources)
    {
        var files = sources.Where(source => !source.IsConfiguration).Select(ManifestFile.Read).ToDictionary(file => file.File);
        var given = files.Values.SelectMany(file => file.Manifests).ToList();
        var replaced = given.Select(IdentityOf).ToHashSet();
        List<Manifest> manifests = [.. given, .. Present.SelectMany(file => ManifestFile.Read(file).Manifests).Where(manifest => !replaced.Contains(IdentityOf(manifest)))];

        var platform = new Platform(manifests, time);
        var policies = new PolicyLint(manifests, previous, platform, defaultNamespace);
        var configurations = new ConfigurationLint(platform, defaultNamespace);
        var raw = configurations.OfFiles(sources.Where(source => source.IsConfiguration)).ToLookup(finding => finding.File);

        List<LintFinding> findings = [];
        foreach (var source in sources)
        {
            if (!files.TryGetValue(source, out var file))
            {
                findings.AddRange(raw[source.Name]);
                continue;
            }

            findings.AddRange(file.Broken.Select(broken => new LintFinding(LintLevel.Broken, "", source.Name, broken.At, "", "", broken.Message) { Essence = broken.Message }));
            foreach (var manifest in file.Manifests)
            {
                findings.AddRange(manifest switch
                {
                    { IsPolicy: true } => policies.Of(manifest),
                    { IsGuardrail: true } => platform.FindingsOn(manifest),
                    { IsConfigMap: true } => configurations.Of(manifest),
                    _ => [],
                });
            }
        }

        var judged = sources.Count - files.Count + given.Count(manifest => manifest.IsPolicy || manifest.IsGuardrail || ConfigurationLint.IsAsked(manifest));
        return new(findings, judged, platform.RemarksOn(policies.Namespaces));
    }

    private (string Kind, NamespacedName Name) IdentityOf(Manifest manifest) =>
        (manifest.Document.Kind, manifest.Key(manifest.IsPolicy || manifest.IsConfigMap ? defaultNamespace : ""));
}
