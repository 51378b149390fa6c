using System.CommandLine;
using CachePolicyOperator.Cli.Output;
using CachePolicyOperator.Cli.Policies;

namespace CachePolicyOperator.Cli.Differences;

/// <summary><c>cachepolicy diff</c></summary>
internal static class DiffCommand
{
    public static Command Create(Terminal terminal)
    {
        var old = new Argument<string>("old") { Description = "A file with the CachePolicy as it is." };
        var @new = new Argument<string>("new") { Description = "A file with the CachePolicy as it is to be, or - for what is piped in." };
        var name = CommonOptions.Name();
        var @namespace = CommonOptions.Namespace();
        var output = CommonOptions.Output("text", "json", "markdown");

        var command = new Command("diff", "Says what a change of a policy means: lifetimes and worst possible staleness before and after, what is invalidated, whether pods are replaced. Ends with 1 where there is a difference.")
        {
            old, @new, name, @namespace, output,
        };
        command.SetAction(parsed =>
        {
            var given = new[] { old, @new }.Select(path => GivenPolicy.Read(parsed.GetValue(path)!, parsed.GetValue(name), parsed.GetValue(@namespace)!, terminal.In)).ToList();
            if (given is not [GivenPolicy.Renderable before, GivenPolicy.Renderable after])
                return terminal.Refuse(given);

            var difference = PolicyDifference.Between(before.Effective, after.Effective);
            switch (parsed.GetValue(output))
            {
                case "json":
                    terminal.Out.Write(JsonText.Of(DifferenceJson.Of(difference)));
                    break;
                case "markdown":
                    terminal.Out.Write(DifferenceMarkdown.Of(after.Key.ToString(), difference));
                    break;
                default:
                    DifferenceText.Write(difference, terminal);
                    break;
            }

            return difference.IsEmpty ? ExitCode.Fine : ExitCode.Findings;
        });
        return command;
    }
}
