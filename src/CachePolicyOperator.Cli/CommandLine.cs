using System.CommandLine;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Cli.Completion;
using CachePolicyOperator.Cli.Differences;
using CachePolicyOperator.Cli.Explaining;
using CachePolicyOperator.Cli.Import;
using CachePolicyOperator.Cli.Linting;
using CachePolicyOperator.Cli.Rendering;
using CachePolicyOperator.Cli.Simulation;
using CachePolicyOperator.Cli.Status;
using CachePolicyOperator.Cli.Trying;

namespace CachePolicyOperator.Cli;

/// <summary>The commands.</summary>
internal static class CommandLine
{
    // What a command may take to end what it has started, after Ctrl-C.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(15);

    public static RootCommand Create(Terminal terminal) =>
        new("Judges, renders, compares and explains CachePolicies, by the rules and code of the operator.")
        {
            LintCommand.Create(terminal),
            RenderCommand.Create(terminal),
            DiffCommand.Create(terminal),
            ExplainCommand.Create(terminal),
            StatusCommand.Create(terminal),
            SimulateCommand.Create(terminal),
            TryCommand.Create(terminal),
            ImportCommand.Create(terminal),
            CompletionCommand.Create(terminal),
            SuggestCommand.Create(terminal),
        };

    public static async Task<int> RunAsync(Terminal terminal, string[] arguments)
    {
        var result = Create(terminal).Parse(arguments);
        if (result.Errors.Count > 0)
        {
            foreach (var error in result.Errors)
                await terminal.Error.WriteLineAsync($"cachepolicy: {error.Message}");
            await terminal.Error.WriteLineAsync($"See cachepolicy {(result.CommandResult.Command is RootCommand ? "" : result.CommandResult.Command.Name + " ")}--help.");
            return ExitCode.Input;
        }

        try
        {
            return await result.InvokeAsync(new() { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = StopPatience });
        }
        catch (Exception e) when (e is InputException or KubernetesApiException or HttpRequestException)
        {
            await terminal.Error.WriteLineAsync($"cachepolicy: {e.Message}");
            return ExitCode.Input;
        }
    }
}
