using System.CommandLine;
using System.Text.Json.Nodes;
using CachePolicyOperator.Cli.Output;
using CachePolicyOperator.Cli.Policies;
using CachePolicyOperator.Policy.Rendering;
using CachePolicyOperator.Policy.Rollout;

namespace CachePolicyOperator.Cli.Rendering;

/// <summary><c>cachepolicy render</c></summary>
internal static class RenderCommand
{
    public static Command Create(Terminal terminal)
    {
        var policy = new Argument<string>("policy") { Description = "A file with the CachePolicy, or - for what is piped in." };
        var name = CommonOptions.Name();
        var @namespace = CommonOptions.Namespace();
        var generation = new Option<long?>("--generation") { Description = "Cache generation, part of every cache key and of the revision (default: the one in the file's status, or 1)." };
        var file = new Option<string?>("--file") { Description = "Write this file of the ConfigMap only, byte for byte." };
        var folder = new Option<string?>("--folder") { Description = "Write the ConfigMap's files into this folder." };
        var output = CommonOptions.Output("text", "json");

        var command = new Command("render", "Prints what the operator puts into the ConfigMap of a policy, byte for byte, and its revision.")
        {
            policy, name, @namespace, generation, file, folder, output,
        };
        command.SetAction(parsed =>
        {
            var given = GivenPolicy.Read(parsed.GetValue(policy)!, parsed.GetValue(name), parsed.GetValue(@namespace)!, terminal.In);
            if (given is not GivenPolicy.Renderable renderable)
                return terminal.Refuse(given);

            var config = ConfigRenderer.Render(renderable.Key, renderable.Policy.Spec, parsed.GetValue(generation) ?? CacheGenerations.Present(renderable.Policy.Status));
            if (parsed.GetValue(file) is { } single)
                terminal.Out.Write(FileOf(config, single));
            else if (parsed.GetValue(folder) is { } path)
                WriteTo(path, config, terminal);
            else if (parsed.GetValue(output) == "json")
                terminal.Out.Write(JsonText.Of(Json(config)));
            else
                WriteText(config, terminal.Out);
            return ExitCode.Fine;
        });
        return command;
    }

    private static string FileOf(RenderedConfig config, string name)
    {
        var data = RevisionData.Of(config);
        return data.TryGetValue(name, out var content) ? content : throw new InputException($"there is no file {name}; there are {string.Join(", ", data.Keys)}");
    }

    private static void WriteTo(string folder, RenderedConfig config, Terminal terminal)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (name, content) in RevisionData.Of(config))
                File.WriteAllText(Path.Combine(folder, name), content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(e.Message);
        }

        terminal.Out.WriteLine(config.ConfigMapName);
    }

    private static void WriteText(RenderedConfig config, TextWriter output)
    {
        output.WriteLine($"# ConfigMap {config.ConfigMapName}, revision {config.Revision}, content {config.Content}, cache generation {config.CacheGeneration}");
        foreach (var (name, content) in RevisionData.Of(config))
            output.Write($"\n# ==> {name} <==\n{content}{(content.EndsWith('\n') ? "" : "\n")}");
    }

    private static JsonObject Json(RenderedConfig config) => new()
    {
        ["configMap"] = config.ConfigMapName,
        ["revision"] = config.Revision,
        ["content"] = config.Content,
        ["cacheGeneration"] = config.CacheGeneration,
        ["data"] = new JsonObject(RevisionData.Of(config).Select(file => KeyValuePair.Create(file.Key, (JsonNode?)file.Value))),
    };
}
