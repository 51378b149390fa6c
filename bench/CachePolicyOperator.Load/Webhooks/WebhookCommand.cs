using System.CommandLine;

namespace CachePolicyOperator.Load.Webhooks;

/// <summary>The command that measures the admission webhook.</summary>
internal static class WebhookCommand
{
    public static Command Create(Func<WebhookOptions, CancellationToken, Task<int>> run)
    {
        var @operator = new Option<string>("--operator") { Description = "The operator's executable.", Required = true };
        var kubeconfig = new Option<string>("--kubeconfig") { Description = "Kubeconfig of a control plane without pods.", Required = true };
        var policies = new Option<int[]>("--policies") { Description = "Numbers of policies to measure with, rising.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [10, 1000, 10_000] };
        var rates = new Option<int[]>("--rates") { Description = "Requests a second to measure with.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [1, 50, 500] };
        var window = new Option<int>("--seconds") { Description = "How long each rate is kept up.", DefaultValueFactory = _ => 20 };
        var repository = new Option<string>("--repository") { Description = "The repository's root.", DefaultValueFactory = _ => Environment.CurrentDirectory };

        var command = new Command("webhook", "Measures the admission webhook: in process, as its caller sees it, and with an API server in between.")
        {
            @operator, kubeconfig, policies, rates, window, repository,
        };
        command.SetAction((result, cancellationToken) => run(
            new()
            {
                Operator = Path.GetFullPath(result.GetValue(@operator)!),
                Kubeconfig = Path.GetFullPath(result.GetValue(kubeconfig)!),
                Policies = [.. result.GetValue(policies)!.Order()],
                Rates = result.GetValue(rates)!,
                Window = TimeSpan.FromSeconds(result.GetValue(window)),
                Repository = Path.GetFullPath(result.GetValue(repository)!),
            },
            cancellationToken));
        return command;
    }
}
