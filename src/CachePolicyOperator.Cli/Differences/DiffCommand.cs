using System.CommandLine;
using CachePolicyOperator.Cli.Clusters;
using CachePolicyOperator.Cli.Output;
using CachePolicyOperator.Cli.Policies;

namespace CachePolicyOperator.Cli.Differences;

/// <summary><c>cachepolicy diff</c></summary>
internal static class DiffCommand
{
    public static Command Create(Terminal terminal)
    {
        var policies = new Argument<string[]>("policy") { Description = "Two files, the CachePolicy as it is and as it is to be; or, with --cluster, the second alone. - is what is piped in.", Arity = new(1, 2) };
        var name = CommonOptions.Name();
        var @namespace = CommonOptions.Namespace();
        var output = CommonOptions.Output("text", "json", "markdown");
        var cluster = new ClusterOptions(@namespace);

        var command = new Command("diff", "Says what a change of a policy means: lifetimes and worst possible staleness before and after, what is invalidated, whether pods are replaced. With --cluster: from what is deployed under its name. Ends with 1 where there is a difference.")
        {
            policies, name, @namespace, output,
        };
        cluster.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(policies) is { Length: var count } && count != (result.GetValue(cluster.Wanted) ? 1 : 2))
                result.AddError("Give two files, or one and --cluster.");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connection = cluster.Open(parsed, terminal);
            var given = parsed.GetValue(policies)!.Select(path => GivenPolicy.Read(path, parsed.GetValue(name), connection?.Namespace ?? parsed.GetValue(@namespace)!, terminal.In)).ToList();
            if (connection is not null && given is [GivenPolicy.Renderable { Key: var key }])
                given.Insert(0, GivenPolicy.Of(await DeployedPolicy.FindAsync(connection, key, cancellationToken)));
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
