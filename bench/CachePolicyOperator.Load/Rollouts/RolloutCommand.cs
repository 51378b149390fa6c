using System.CommandLine;

namespace CachePolicyOperator.Load.Rollouts;

/// <summary>The command that measures rollouts.</summary>
internal static class RolloutCommand
{
    public static Command Create(Func<RolloutOptions, CancellationToken, Task<int>> run)
    {
        var @operator = new Option<string>("--operator") { Description = "The operator's executable.", Required = true };
        var kubeconfig = new Option<string>("--kubeconfig") { Description = "Kubeconfig of a control plane with a Deployment controller and without nodes.", Required = true };
        var sizes = new Option<int[]>("--sizes") { Description = "Numbers of pods of a single workload.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [2, 20, 100] };
        var workloads = new Option<int>("--workloads") { Description = "Workloads that roll at once.", DefaultValueFactory = _ => 50 };
        var pods = new Option<int>("--pods") { Description = "Pods of each of them.", DefaultValueFactory = _ => 20 };
        var repository = new Option<string>("--repository") { Description = "The repository's root.", DefaultValueFactory = _ => Environment.CurrentDirectory };

        var command = new Command("rollout", "Measures rollouts: the requests of one, and what the operator uses while many roll. Pods are played.")
        {
            @operator, kubeconfig, sizes, workloads, pods, repository,
        };
        command.SetAction((result, cancellationToken) => run(
            new()
            {
                Operator = Path.GetFullPath(result.GetValue(@operator)!),
                Kubeconfig = Path.GetFullPath(result.GetValue(kubeconfig)!),
                Sizes = [.. result.GetValue(sizes)!.Order()],
                Workloads = result.GetValue(workloads),
                Pods = result.GetValue(pods),
                Repository = Path.GetFullPath(result.GetValue(repository)!),
            },
            cancellationToken));
        return command;
    }
}
