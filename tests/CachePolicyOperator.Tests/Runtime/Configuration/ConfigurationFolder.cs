using System.Globalization;
using CachePolicyOperator.Runtime.Configuration;

namespace CachePolicyOperator.Tests.Runtime.Configuration;

/// <summary>A folder with whatever files a test needs, and an environment that knows nothing outside it.</summary>
internal sealed class ConfigurationFolder : IDisposable
{
    private readonly Dictionary<string, string> _variables = [];

    public ConfigurationFolder() =>
        Environment = new(name => _variables.GetValueOrDefault(name), Path.Combine(Root, "home"), Path.Combine(Root, "serviceaccount"));

    public string Root { get; } = Directory.CreateTempSubdirectory("kubeconfig").FullName;

    public ConfigurationEnvironment Environment { get; }

    public string this[string variable]
    {
        set => _variables[variable] = value;
    }

    public string Write(string path, string content)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
        return full;
    }

    public void WriteServiceAccount(string authorityPem)
    {
        this["KUBERNETES_SERVICE_HOST"] = "10.0.0.1";
        this["KUBERNETES_SERVICE_PORT"] = 443.ToString(CultureInfo.InvariantCulture);
        Write("serviceaccount/token", "in-cluster\n");
        Write("serviceaccount/ca.crt", authorityPem);
        Write("serviceaccount/namespace", "operators\n");
    }

    public KubernetesConfiguration Load(string? kubeconfig = null, string? context = null) =>
        DefaultConfiguration.Load(kubeconfig, context, Environment, TimeProvider.System);

    /// <summary>A kubeconfig of one context whose server has the name of the file.</summary>
    public static string Simple(string name) =>
        $$"""
        current-context: {{name}}
        clusters: [{name: {{name}}, cluster: {server: "https://{{name}}:6443"} }]
        contexts: [{name: {{name}}, context: {cluster: {{name}}, user: {{name}} } }]
        users: [{name: {{name}}, user: {token: {{name}}-token} }]
        """;

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
