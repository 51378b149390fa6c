using System.CommandLine;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Runtime.Client;
using CachePolicyOperator.Runtime.Configuration;

namespace CachePolicyOperator.AdmissionChecks;

/// <summary><c>check-admission</c>: proves that bad policies are refused. The chart's test runs it, because its image has no shell and no kubectl.</summary>
internal static class AdmissionCheckCommand
{
    public static Command Create(Option<string?> kubeconfig, Option<string?> context)
    {
        var @namespace = new Option<string>("--namespace") { Description = "Namespace that the bad policy would be in.", DefaultValueFactory = _ => "default" };
        var command = new Command("check-admission", "Asks the API server to refuse a bad policy, as a dry run; ends with 0 when it does.") { @namespace };
        command.SetAction((result, cancellationToken) =>
            RunAsync(result.GetValue(kubeconfig), result.GetValue(context), result.GetValue(@namespace)!, result.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? kubeconfig, string? context, string @namespace, TextWriter output, CancellationToken cancellationToken)
    {
        try
        {
            using var metrics = new ClientMetrics();
            using var client = new KubernetesClient(
                DefaultConfiguration.Load(kubeconfig, context, TimeProvider.System), new() { UserAgent = "cachepolicy-check-admission" }, metrics, TimeProvider.System, EntitiesJsonContext.Default);
            var outcome = await new AdmissionCheck(client).RunAsync(@namespace, cancellationToken);
            await output.WriteLineAsync(outcome.Text);
            return outcome is AdmissionOutcome.Refused ? 0 : 1;
        }
        catch (ConfigurationException e)
        {
            await output.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
