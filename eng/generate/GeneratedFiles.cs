using System.Reflection;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Generate.Charts;
using CachePolicyOperator.Generate.CommandLine;
using CachePolicyOperator.Generate.Crds;
using CachePolicyOperator.Generate.Documentation;
using CachePolicyOperator.Generate.Rbac;
using CachePolicyOperator.Generate.Reference;
using CachePolicyOperator.Generate.Schema;
using CachePolicyOperator.Generate.Webhooks;
using CachePolicyOperator.Policy.Guardrails.Validation;
using CachePolicyOperator.Policy.Nginx.Linting;
using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Runtime.Hosting;

namespace CachePolicyOperator.Generate;

/// <summary>Everything that eng/generate.sh writes.</summary>
internal static class GeneratedFiles
{
    /// <summary>The assemblies whose attributes say which kinds exist and which permissions the code needs.</summary>
    private static readonly IReadOnlyList<Assembly> Assemblies =
        [typeof(CachePolicy).Assembly, typeof(OperatorHost).Assembly, Assembly.Load("CachePolicyOperator")];

    internal static IReadOnlyList<GeneratedFile> All()
    {
        var documentation = new XmlDocumentation();
        var kinds = Assemblies
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.GetCustomAttribute<KubernetesEntityAttribute>() is not null)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => CustomResource.Of(type, new SchemaReader(documentation)))
            .ToList();

        return
        [
            .. kinds.SelectMany(kind => CrdFiles.Of(kind)),
            .. kinds.Select(ReferencePage.Of),
            RulesPage.Of(RuleCatalogue.All),
            GuardrailRulesPage.Of(GuardrailRules.All),
            NginxRulesPage.Of(NginxRuleCatalogue.All),
            .. RbacFiles.Of(kinds, Assemblies),
            .. WebhookFiles.All(),
            KustomizationFile.Of(),
            .. ChartFiles.Of(kinds, Assemblies),
            CommandLinePage.Of(),
        ];
    }
}
