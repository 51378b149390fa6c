using System.CommandLine;

namespace CachePolicyOperator.Cli.Completion;

/// <summary><c>cachepolicy completion</c></summary>
internal static class CompletionCommand
{
    public static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("shell") { Description = "The shell: bash." };
        shell.AcceptOnlyFromAmong("bash");
        var command = new Command("completion", "Prints a script that completes commands, options and their values: source <(cachepolicy completion bash).") { shell };
        command.SetAction(_ =>
        {
            terminal.Out.Write(BashScript.Text);
            return ExitCode.Fine;
        });
        return command;
    }
}
