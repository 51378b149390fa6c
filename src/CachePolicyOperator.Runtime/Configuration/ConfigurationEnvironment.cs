namespace CachePolicyOperator.Runtime.Configuration;

/// <summary>What a configuration is looked for in.</summary>
internal sealed record ConfigurationEnvironment(Func<string, string?> Variable, string HomeDirectory, string ServiceAccountDirectory)
{
    public static ConfigurationEnvironment OfProcess { get; } = new(
        Environment.GetEnvironmentVariable,
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        "/var/run/secrets/kubernetes.io/serviceaccount");
}
