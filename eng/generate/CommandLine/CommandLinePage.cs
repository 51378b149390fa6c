using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using CachePolicyOperator.Cli;
using CachePolicyOperator.Generate.Crds;

namespace CachePolicyOperator.Generate.CommandLine;

/// <summary>A page with every command of <c>cachepolicy</c>, from the commands themselves.</summary>
internal static class CommandLinePage
{
    internal static GeneratedFile Of()
    {
        var terminal = new Terminal { In = Stream.Null, Out = TextWriter.Null, Error = TextWriter.Null, Time = TimeProvider.System };
        var commands = Cli.CommandLine.Create(terminal).Subcommands.Where(command => !command.Hidden).ToList();

        var text = new StringBuilder();
        text.Append("<!-- ").Append(CrdFiles.Header).Append(" -->\n\n");
        text.Append(CommandNotes.Introduction).Append("\n| command | |\n|---|---|\n");
        foreach (var command in commands)
            text.Append($"| [`{command.Name}`](#{command.Name}) | {Cell(command.Description)} |\n");
        foreach (var command in commands)
            Append(text, command);
        return new("docs/cli.md", text.ToString());
    }

    private static void Append(StringBuilder text, Command command)
    {
        var arguments = string.Concat(command.Arguments.Select(argument => $" {Usage(argument)}"));
        text.Append($"\n## {command.Name}\n\n{command.Description}\n\n    cachepolicy {command.Name}{arguments} [options]\n\n| | |\n|---|---|\n");
        foreach (var argument in command.Arguments)
            text.Append($"| `{Usage(argument)}` | {Cell(argument.Description)} |\n");
        foreach (var option in command.Options.Where(option => !option.Hidden && option is not HelpOption))
            text.Append($"| {string.Join(", ", option.Aliases.Prepend(option.Name).Select(name => $"`{name}`"))} | {Cell(option.Description)} |\n");
        if (CommandNotes.Of(command.Name) is { } notes)
            text.Append('\n').Append(notes);
    }

    private static string Usage(Argument argument) =>
        (argument.Arity.MinimumNumberOfValues == 0, argument.Arity.MaximumNumberOfValues > 1) switch
        {
            (true, _) => $"[{argument.Name.ToUpperInvariant()}…]",
            (false, true) => $"{argument.Name.ToUpperInvariant()}…",
            _ => argument.Name.ToUpperInvariant(),
        };

    private static string Cell(string? text) => (text ?? "").Replace("|", "\\|", StringComparison.Ordinal);
}
