using System.CommandLine;
using CachePolicyOperator.Cli.Inputs;
using CachePolicyOperator.Policy.Nginx.Import;

namespace CachePolicyOperator.Cli.Import;

/// <summary><c>cachepolicy import</c></summary>
internal static class ImportCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("path") { Description = "nginx.conf with the files that it includes, or manifests with an Ingress; files, folders, or - for what is piped in.", Arity = ArgumentArity.OneOrMore };
        var name = new Option<string>("--name") { Description = "Name of the policy.", DefaultValueFactory = _ => "imported" };
        var @namespace = new Option<string?>("--namespace", "-n") { Description = "Namespace of the policy." };
        var target = new Option<string>("--target") { Description = "The Deployment that is to run the proxy.", DefaultValueFactory = _ => "proxy" };

        var command = new Command("import", "Prints the CachePolicy that says what an nginx configuration says, or the annotations and snippets of an Ingress. What could not be carried over is listed with its place and the reason; then it ends with 1.")
        {
            paths, name, @namespace, target,
        };
        command.SetAction(parsed =>
        {
            var files = SourceFiles.Read(parsed.GetValue(paths)!, terminal.In);
            var (source, imported) = Import(files, parsed.GetValue(target)!);
            if (imported.Spec.Rules.Count == 0)
            {
                foreach (var remark in imported.Remarks)
                    terminal.Error.WriteLine(remark);
                throw new InputException($"{string.Join(", ", files.Select(file => file.Name))}: no location passes requests on by proxy_pass, so there is nothing to import");
            }

            terminal.Out.Write(Comment(imported));
            terminal.Out.Write(PolicyYaml.Of(parsed.GetValue(name)!, parsed.GetValue(@namespace) ?? source?.Namespace, imported.Spec));
            foreach (var remark in imported.Remarks)
                terminal.Error.WriteLine(remark);
            return imported.Remarks.Any(remark => remark.IsLoss) ? ExitCode.Findings : ExitCode.Fine;
        });
        return command;
    }

    private static (IngressConfiguration? Source, ImportedPolicy Imported) Import(IReadOnlyList<SourceFile> files, string target)
    {
        var ingresses = files.Where(file => !file.IsConfiguration).SelectMany(IngressConfiguration.Read).ToList();
        if (ingresses is [var ingress])
            return (ingress, ingress.Place(NginxImport.Of(ingress.Files, target)));
        if (ingresses.Count > 1)
            throw new InputException($"the files hold {ingresses.Count} Ingresses; a policy is made of one");
        return (null, NginxImport.Of(files.ToDictionary(file => file.Name, file => file.Content), target));
    }

    private static string Comment(ImportedPolicy imported) => imported.Remarks.Count == 0
        ? ""
        : $"# Imported; look at what is listed here before you apply it.\n{string.Concat(imported.Remarks.Select(remark => $"# {remark.ToString().ReplaceLineEndings(" ")}\n"))}";
}
