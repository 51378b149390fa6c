namespace CachePolicyOperator.Tests.Cli.Completion;

/// <summary>The script in a real bash, and the real program.</summary>
public sealed class BashTests
{
    [Theory]
    [InlineData("cachepolicy exp", "explain")]
    [InlineData("cachepolicy explain --res", "--response-headers")]
    [InlineData("cachepolicy diff -o ", "json markdown text")]
    [InlineData("cachepolicy completion ", "bash")]
    [InlineData("cachepolicy lint deploy/", "")]
    public async Task Pressing_tab_offers_what_can_follow(string line, string offers)
    {
        var words = line.Split(' ').Select(word => $"'{word}'").ToList();
        var run = await BuiltProgram.BashAsync(
            $$"""
            source <(cachepolicy completion bash)
            COMP_LINE='{{line}}' COMP_POINT={{line.Length}} COMP_CWORD={{words.Count - 1}} COMP_WORDS=({{string.Join(' ', words)}})
            _cachepolicy
            printf '%s\n' "${COMPREPLY[@]-}" | LC_ALL=C sort | paste -sd' '
            complete -p cachepolicy kubectl-cachepolicy >&2
            """,
            Path.GetTempPath());

        Assert.Equal(offers, run.Out.Trim());
        Assert.Equal(2, run.Error.Split("-F _cachepolicy").Length - 1);
    }

    [Fact]
    public async Task Every_command_is_offered()
    {
        var run = await Run.Of("__complete", "12", "cachepolicy ");

        var terminal = new CachePolicyOperator.Cli.Terminal { In = Stream.Null, Out = TextWriter.Null, Error = TextWriter.Null, Time = TimeProvider.System };
        var commands = CachePolicyOperator.Cli.CommandLine.Create(terminal).Subcommands.Where(command => !command.Hidden).Select(command => command.Name);
        Assert.Equal(commands.Order(), run.Out.Split('\n').Where(offer => offer.Length > 0 && offer[0] != '-').Order());
    }
}
