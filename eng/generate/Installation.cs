using System.Reflection;
using CachePolicyOperator.Certificates;

namespace CachePolicyOperator.Generate;

/// <summary>Where the generated manifests expect the operator, and which version they belong to.</summary>
internal static class Installation
{
    internal const string Namespace = "cachepolicy-system";

    internal const string Name = "cachepolicy-operator";

    /// <summary>As Directory.Build.props says, without the commit that the compiler adds.</summary>
    internal static string Version { get; } =
        typeof(CertificateOptions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
