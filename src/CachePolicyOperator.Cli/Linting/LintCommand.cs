using System.CommandLine;
using CachePolicyOperator.Cli.Clusters;
using CachePolicyOperator.Cli.Inputs;
using CachePolicyOperator.Cli.Linting.Reports;

namespace CachePolicyOperator.Cli.Linting;

/// <summary><c>cachepolicy lint</c></summary>
internal static class LintCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("path") { Description = "Files, folders, patterns (**/*.yaml), or - for what is piped in. None with --cluster: the policies of the namespace and the guard-rails as they are there.", Arity = ArgumentArity.ZeroOrMore };
        var previous = new Option<string[]>("--previous") { Description = "Files or folders as they were before the change: lifetimes that are raised are told by them.", DefaultValueFactory = _ => [] };
        var @namespace = CommonOptions.Namespace();
        var baseline = new Option<string?>("--baseline") { Description = "Report only what is not in this file." };
        var writeBaseline = new Option<string?>("--write-baseline") { Description = "Write what is found to this file, and end with 0 if everything could be read." };
        var output = CommonOptions.Output("text", "json", "sarif", "github");
        var cluster = new ClusterOptions(@namespace);

        var command = new Command("lint", "Judges CachePolicies, CacheGuardrails, ConfigMaps labelled cachepolicy.dev/lint and raw nginx *.conf files as admission would. Guard-rails and Namespaces among the files are in force; with --cluster also those that are there, and its policies are neighbours and the state before. Other kinds are ignored.")
        {
            paths, previous, @namespace, baseline, writeBaseline, output,
        };
        cluster.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(paths) is not { Length: > 0 } && !result.GetValue(cluster.Wanted))
                result.AddError("Give files, or --cluster.");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connection = cluster.Open(parsed, terminal);
            var known = parsed.GetValue(baseline) is { } file ? Baseline.Read(file) : null;
            var before = SourceFiles.Read(parsed.GetValue(previous)!, terminal.In);
            var given = SourceFiles.Read(parsed.GetValue(paths)!, terminal.In);
            var result = connection is null
                ? new Linter(parsed.GetValue(@namespace)!, before, terminal.Time).Lint(given)
                : await ClusterLint.RunAsync(connection, given, before, terminal.Time, cancellationToken);
            foreach (var remark in result.Remarks)
                terminal.Error.WriteLine($"cachepolicy: {remark}");
            if (parsed.GetValue(writeBaseline) is not { } path)
                return Report(known?.Subtract(result) ?? result, parsed.GetValue(output)!, terminal);

            Baseline.Write(path, result);
            var unreadable = result with { Findings = [.. result.Findings.Where(finding => finding.Level == LintLevel.Broken)], Known = result.Findings.Count(finding => finding.Level is LintLevel.Denied or LintLevel.Warning) };
            return Report(unreadable, parsed.GetValue(output)!, terminal);
        });
        return command;
    }

    private static int Report(LintResult result, string output, Terminal terminal)
    {
        switch (output)
        {
            case "json":
                JsonReport.Write(result, terminal.Out);
                break;
            case "sarif":
                SarifReport.Write(result, terminal.Out);
                break;
            case "github":
                GithubReport.Write(result, terminal.Out);
                break;
            default:
                TextReport.Write(result, terminal);
                break;
        }

        return result.ExitCode;
    }
}
