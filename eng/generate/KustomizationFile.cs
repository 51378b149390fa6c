using CachePolicyOperator.Generate.Crds;
using CachePolicyOperator.Generate.Yaml;

namespace CachePolicyOperator.Generate;

/// <summary>The kustomization of the operator itself, which names the version of its image.</summary>
internal static class KustomizationFile
{
    internal static GeneratedFile Of() => new("config/operator/kustomization.yaml", YamlWriter.Write(CrdFiles.Header, new YamlNode.Map
    {
        ["apiVersion"] = "kustomize.config.k8s.io/v1beta1",
        ["kind"] = "Kustomization",
        ["resources"] = YamlNode.Strings(["namespace.yaml", "account.yaml", "../rbac", "deployment.yaml", "../webhook"]),
        ["images"] = new YamlNode.List([new YamlNode.Map { ["name"] = Installation.Name, ["newTag"] = Installation.Version }]),
    }));
}
