using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Cli.Clusters;
using CachePolicyOperator.Cli.Inputs;
using CachePolicyOperator.Cli.Linting;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Resolution;
using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Policy.Validation.Documents;

namespace CachePolicyOperator.Cli.Policies;

/// <summary>The one policy of a file.</summary>
internal abstract record GivenPolicy
{
    private GivenPolicy()
    {
    }

    /// <summary>It can be rendered. Whether it is a good one is lint's question.</summary>
    public sealed record Renderable(CachePolicy Policy) : GivenPolicy
    {
        public NamespacedName Key => NamespacedName.Of(Policy);

        public EffectivePolicy Effective => field ??= PolicyResolver.Resolve(Key, Policy.Spec);
    }

    /// <summary>Its form is refused, so that it means nothing that could be rendered.</summary>
    public sealed record Refused(IReadOnlyList<LintFinding> Findings) : GivenPolicy;

    /// <param name="path">A file, or - for what is piped in.</param>
    /// <param name="name">Which policy, where the file has several.</param>
    /// <param name="defaultNamespace">Where it is, if it does not say so.</param>
    /// <param name="standardInput">What is piped in.</param>
    /// <exception cref="InputException">The file holds no policy, or several and no name was given, or cannot be read.</exception>
    public static GivenPolicy Read(string path, string? name, string defaultNamespace, Stream standardInput) =>
        Read(path, SourceFiles.Read([path], standardInput), name, defaultNamespace);

    /// <summary>The policy as the cluster has it, status included.</summary>
    public static GivenPolicy Of(CachePolicy deployed)
    {
        var key = NamespacedName.Of(deployed);
        return Read($"the cluster's {key}", [ClusterFiles.Of(deployed)], null, key.Namespace) is Refused refused ? refused : new Renderable(deployed);
    }

    private static GivenPolicy Read(string path, IEnumerable<SourceFile> sources, string? name, string defaultNamespace)
    {
        var files = sources.Select(ManifestFile.Read).ToList();
        var found = files.SelectMany(file => file.Manifests).Where(manifest => manifest.IsPolicy && (name is null || manifest.Name == name)).ToList();
        if (found is not [var manifest])
        {
            var broken = files.SelectMany(file => file.Broken.Select(part => $"; {file.File.Name}:{part.At.Line}:{part.At.Column}: {part.Message}"));
            var named = name is null ? "" : $" of the name {name}";
            throw new InputException($"{path} holds {(found.Count == 0 ? "no CachePolicy" : $"{found.Count} CachePolicies")}{named}{(found.Count > 1 ? "; choose one with --name" : "")}{string.Concat(broken)}");
        }

        var read = manifest.ReadPolicy(defaultNamespace);
        if (read is not ReadPolicy.Readable { Policy: var policy })
            return RefusedBy(PolicyVerdict.Refused(((ReadPolicy.Refused)read).Violations));

        var form = PolicyJudge.Judge(policy).Refusals.Where(violation => RuleCatalogue.Find(violation.RuleId)?.Concerns == SpecSection.Form).ToList();
        return form.Count == 0 ? new Renderable(policy with { Status = manifest.ReadStatus() }) : RefusedBy(PolicyVerdict.Refused(form));

        Refused RefusedBy(PolicyVerdict verdict) => new([.. VerdictFindings.Of(manifest, $"CachePolicy {manifest.Key(defaultNamespace)}", verdict)]);
    }
}
