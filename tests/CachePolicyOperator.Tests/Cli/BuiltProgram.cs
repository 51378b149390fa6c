using System.Diagnostics;

namespace CachePolicyOperator.Tests.Cli;

/// <summary>The program as it is built beside the tests, in a real bash.</summary>
internal static class BuiltProgram
{
    private static readonly string Configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    public static string File { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "CachePolicyOperator.Cli", Configuration, "cachepolicy"));

    /// <summary>Runs a script that finds the program on its PATH, as steps of pipelines are run: it ends at the first failure.</summary>
    public static async Task<Run> BashAsync(string script, string folder, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{Path.GetDirectoryName(File)}:{start.Environment["PATH"]}";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var bash = Process.Start(start)!;
        var (output, error) = (bash.StandardOutput.ReadToEndAsync(), bash.StandardError.ReadToEndAsync());
        await bash.WaitForExitAsync();
        return new(bash.ExitCode, await output, await error);
    }
}
