using System.CommandLine;

namespace CachePolicyOperator.Load;

/// <summary>The load driver's options.</summary>
internal static class LoadCommand
{
    public static RootCommand Create(Func<LoadOptions, CancellationToken, Task<int>> run, params IEnumerable<Command> others)
    {
        var @operator = new Option<string>("--operator") { Description = "The operator's executable.", Required = true };
        var kubeconfig = new Option<string>("--kubeconfig") { Description = "Kubeconfig of a control plane without pods.", Required = true };
        var policies = new Option<int>("--policies") { Description = "Policies, ConfigMaps and Deployments each.", DefaultValueFactory = _ => 5000 };
        var samples = new Option<int>("--samples") { Description = "Policies that are timed one by one.", DefaultValueFactory = _ => 100 };
        var window = new Option<int>("--rate-seconds") { Description = "Longest time for which the rate of first applications is measured.", DefaultValueFactory = _ => 60 };
        var repository = new Option<string>("--repository") { Description = "The repository's root.", DefaultValueFactory = _ => Environment.CurrentDirectory };

        var root = new RootCommand("Measures the operator against a real API server, every figure beside its floor, and prints a table.")
        {
            @operator, kubeconfig, policies, samples, window, repository,
        };
        foreach (var other in others)
            root.Add(other);
        root.SetAction((result, cancellationToken) => run(
            new()
            {
                Operator = Path.GetFullPath(result.GetValue(@operator)!),
                Kubeconfig = Path.GetFullPath(result.GetValue(kubeconfig)!),
                Policies = result.GetValue(policies),
                Samples = result.GetValue(samples),
                RateWindow = TimeSpan.FromSeconds(result.GetValue(window)),
                Repository = Path.GetFullPath(result.GetValue(repository)!),
            },
            cancellationToken));
        return root;
    }
}
