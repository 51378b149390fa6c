using System.CommandLine;
using CachePolicyOperator.Cli.Clusters;
using CachePolicyOperator.Cli.Output;

namespace CachePolicyOperator.Cli.Status;

/// <summary><c>cachepolicy status</c></summary>
internal static class StatusCommand
{
    public static Command Create(Terminal terminal)
    {
        var @namespace = CommonOptions.Namespace();
        var cluster = new ClusterOptions(@namespace);
        var all = new Option<bool>("--all-namespaces", "-A") { Description = "Policies of every namespace." };
        var watch = new Option<bool>("--watch", "-w") { Description = "Stay, and show what changes: on a terminal the table anew, else a line for each change." };
        var output = CommonOptions.Output("text", "json");

        var command = new Command("status", "Lists the policies of a cluster: whether they are ready, which revision the pods serve, rollouts in progress, and what to do. Ends with 1 where one is not ready.")
        {
            @namespace, all, watch, output,
        };
        cluster.AddTo(command, optional: false);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connection = cluster.Connect(parsed, terminal);
            var scope = parsed.GetValue(all) ? null : connection.Namespace;
            var json = parsed.GetValue(output) == "json";
            if (parsed.GetValue(watch))
                return await new StatusWatch(connection.Client, scope, json, terminal).RunAsync(cancellationToken);

            var policies = await connection.PoliciesAsync(scope, cancellationToken);
            if (json)
                terminal.Out.Write(JsonText.Of(StatusJson.Of(policies)));
            else
                StatusText.Write([.. policies.Select(StatusLine.Of)], scope, terminal);
            return policies.All(policy => StatusLine.Of(policy).IsReady) ? ExitCode.Fine : ExitCode.Findings;
        });
        return command;
    }
}
