using System.CommandLine;
using CachePolicyOperator.Cli.Output;
using CachePolicyOperator.Cli.Policies;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Simulation;
using CachePolicyOperator.Policy.Simulation.Logs;

namespace CachePolicyOperator.Cli.Simulation;

/// <summary><c>cachepolicy simulate</c></summary>
internal static class SimulateCommand
{
    private const int MostPods = 1000;

    public static Command Create(Terminal terminal)
    {
        var policies = new Argument<string[]>("policy") { Description = "A file with the CachePolicy, or two to compare.", Arity = new ArgumentArity(1, 2) };
        var logs = new Option<string[]>("--log", "-l") { Description = "Access logs: combined format or JSON lines, plain or gzip, - for what is piped in. Several are merged by time.", Required = true, AllowMultipleArgumentsPerToken = true };
        var name = CommonOptions.Name();
        var @namespace = CommonOptions.Namespace();
        var originTtl = Duration("--origin-ttl", "The lifetime that the origin states, for rules that respect it (default: none).");
        var originLatency = Duration("--origin-latency", "How long the origin takes to answer, where the log does not say (default: 0s).");
        var host = new Option<string?>("--host") { Description = "The host of requests whose line names none." };
        var pods = new Option<int>("--pods") { Description = "Pods that share the requests, each with a store of its own.", DefaultValueFactory = _ => 1 };
        pods.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MostPods)
                result.AddError($"--pods is a number from 1 to {MostPods}");
        });
        var html = new Option<string?>("--html") { Description = "Write a report to this file, too: one page without anything from elsewhere." };
        var output = CommonOptions.Output("text", "json");

        var command = new Command("simulate", "Replays access logs against a policy, or two, and predicts hit ratios, requests to the origin and what users get stale, by rule.")
        {
            policies, logs, name, @namespace, originTtl, originLatency, host, pods, html, output,
        };
        command.SetAction(parsed =>
        {
            var given = parsed.GetValue(policies)!.Select(path => GivenPolicy.Read(path, parsed.GetValue(name), parsed.GetValue(@namespace)!, terminal.In)).ToList();
            if (given.OfType<GivenPolicy.Refused>().Any())
                return terminal.Refuse(given);

            var options = new SimulationOptions
            {
                OriginLifetime = Read(parsed.GetValue(originTtl)),
                OriginLatency = Read(parsed.GetValue(originLatency)) ?? CacheDuration.Zero,
                Host = parsed.GetValue(host),
                Pods = parsed.GetValue(pods),
                MostObjects = SimulationOptions.MostFollowed / given.Count,
            };
            List<EffectivePolicy> effective = [.. given.OfType<GivenPolicy.Renderable>().Select(policy => policy.Effective)];
            var fields = new LoggedFields(effective);
            var result = Replay.Run(parsed.GetValue(logs)!, [.. effective.Select(policy => new PolicySimulation(policy, fields, options))], fields, terminal);
            Report(result, parsed.GetValue(output)!, parsed.GetValue(html), terminal);
            return ExitCode.Fine;
        });
        return command;
    }

    private static void Report(ReplayResult result, string output, string? html, Terminal terminal)
    {
        foreach (var remark in result.Remarks)
            terminal.Error.WriteLine($"cachepolicy: {remark}");
        if (html is not null)
            WriteFile(html, SimulationPage.Of(result));
        if (output == "json")
            terminal.Out.Write(JsonText.Of(SimulationJson.Of(result)));
        else
            SimulationText.Write(result, terminal);
    }

    private static void WriteFile(string path, string content)
    {
        try
        {
            File.WriteAllText(path, content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(e.Message);
        }
    }

    private static Option<string?> Duration(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description };
        option.Validators.Add(result =>
        {
            if (CacheDuration.Parse(result.GetValueOrDefault<string?>()) is Parsed<CacheDuration>.Refused refused)
                result.AddError($"{name}: {refused.Reason}");
        });
        return option;
    }

    private static CacheDuration? Read(string? text) => text is null ? null : CacheDuration.Parse(text).OrThrow();
}
