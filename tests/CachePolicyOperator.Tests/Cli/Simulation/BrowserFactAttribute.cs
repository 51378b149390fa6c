namespace CachePolicyOperator.Tests.Cli.Simulation;

/// <summary>A test that needs a browser: CACHEPOLICY_TEST_CHROMIUM, or a Chromium on the PATH. Without one it is skipped, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

    public BrowserFactAttribute() =>
        Skip = Browser is null ? "there is no Chromium: apt install chromium-headless-shell, or name one in CACHEPOLICY_TEST_CHROMIUM" : null;

    public static string? Browser { get; } = Environment.GetEnvironmentVariable("CACHEPOLICY_TEST_CHROMIUM") is { Length: > 0 } named ? named : Find();

    private static string? Find() => (
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        from name in Names
        let path = Path.Combine(folder, name)
        where File.Exists(path)
        select path).FirstOrDefault();
}
