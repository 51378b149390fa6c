using System.Diagnostics;

namespace CachePolicyOperator.Tests.Cli.Completion;

/// <summary>The script in a real bash, and the real program.</summary>
public sealed class BashTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "..", "..", "CachePolicyOperator.Cli", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "cachepolicy");

    [Theory]
    [InlineData("cachepolicy exp", "explain")]
    [InlineData("cachepolicy explain --res", "--response-headers")]
    [InlineData("cachepolicy diff -o ", "json markdown text")]
    [InlineData("cachepolicy completion ", "bash")]
    [InlineData("cachepolicy lint deploy/", "")]
    public async Task Pressing_tab_offers_what_can_follow(string line, string offers)
    {
        var words = line.Split(' ');
        var script = $$"""
            set -eu
            source <("$1" completion bash)
            COMP_LINE='{{line}}' COMP_POINT={{line.Length}} COMP_CWORD={{words.Length - 1}}
            COMP_WORDS=("$1" {{string.Join(' ', words.Skip(1).Select(word => $"'{word}'"))}})
            _cachepolicy
            printf '%s\n' "${COMPREPLY[@]-}" | LC_ALL=C sort | paste -sd' '
            complete -p cachepolicy kubectl-cachepolicy >&2
            """;

        var (output, error) = await BashAsync(script);

        Assert.Equal(offers, output.Trim());
        Assert.Equal(2, error.Split("-F _cachepolicy").Length - 1);
    }

    [Fact]
    public async Task Every_command_is_offered()
    {
        var run = await Run.Of("__complete", "12", "cachepolicy ");

        var commands = CachePolicyOperator.Cli.CommandLine.Create(new() { In = Stream.Null, Out = TextWriter.Null, Error = TextWriter.Null, Time = TimeProvider.System }).Subcommands.Where(command => !command.Hidden).Select(command => command.Name);
        Assert.Equal(commands.Order(), run.Out.Split('\n').Where(offer => offer.Length > 0 && offer[0] != '-').Order());
    }

    private static async Task<(string Output, string Error)> BashAsync(string script)
    {
        var start = new ProcessStartInfo("bash", ["-c", script, "bash", Path.GetFullPath(Program)]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var bash = Process.Start(start)!;
        var (output, error) = (bash.StandardOutput.ReadToEndAsync(), bash.StandardError.ReadToEndAsync());
        await bash.WaitForExitAsync();
        return (await output, await error);
    }
}
