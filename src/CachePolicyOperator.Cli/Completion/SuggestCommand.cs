using System.CommandLine;

namespace CachePolicyOperator.Cli.Completion;

/// <summary>Answers shells: what can stand at a position of a command line, one a line.</summary>
internal static class SuggestCommand
{
    public static Command Create(Terminal terminal)
    {
        var position = new Argument<int>("position");
        var line = new Argument<string>("line");
        var command = new Command("__complete", "For shells.") { position, line };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            foreach (var offer in Offers(terminal, parsed.GetValue(line)!, parsed.GetValue(position)))
                terminal.Out.WriteLine(offer);
            return ExitCode.Fine;
        });
        return command;
    }

    // The first word is whatever the program was called by.
    private static IEnumerable<string> Offers(Terminal terminal, string line, int position)
    {
        var begin = line.IndexOf(' ', StringComparison.Ordinal) + 1;
        return begin == 0 || position < begin
            ? []
            : CommandLine.Create(terminal).Parse(line[begin..]).GetCompletions(position - begin).Select(completion => completion.InsertText ?? completion.Label)
                // What asks for help on Windows.
                .Where(offer => !offer.StartsWith('/'));
    }
}
