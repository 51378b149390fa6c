namespace CachePolicyOperator.ProxyTests.Nginx;

/// <summary>The nginx under test: CACHEPOLICY_TEST_NGINX, or Debian's.</summary>
internal static class NginxBinary
{
    private const string Variable = "CACHEPOLICY_TEST_NGINX";

    public static string Path { get; } = Find();

    private static string Find()
    {
        var path = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : "/usr/sbin/nginx";
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"No nginx at {path}: run eng/test.sh proxy, which gets one, or name one in {Variable}.");
    }
}
