using System.CommandLine;
using CachePolicyOperator.Cli.Clusters;
using CachePolicyOperator.Cli.Output;
using CachePolicyOperator.Cli.Policies;
using CachePolicyOperator.Cli.Status;
using CachePolicyOperator.Policy.Explaining;
using CachePolicyOperator.Policy.Rollout;

namespace CachePolicyOperator.Cli.Explaining;

/// <summary><c>cachepolicy explain</c></summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        var url = new Argument<string>("url") { Description = "https://host/path?query, or /path." };
        var header = new Option<string[]>("--header", "-H") { Description = "A header of the request, as for curl: 'Cookie: session=1'.", DefaultValueFactory = _ => [] };
        var method = new Option<string>("--method", "-X") { Description = "Method of the request.", DefaultValueFactory = _ => "GET" };
        var policy = new Option<string?>("--policy") { Description = "A file with the CachePolicy, or - for what is piped in." };
        var name = CommonOptions.Name();
        var @namespace = CommonOptions.Namespace();
        var cluster = new ClusterOptions(@namespace);
        var platform = new Option<string[]>("--guardrails") { Description = "Files with CacheGuardrails and Namespaces; of a cluster they are known.", DefaultValueFactory = _ => [] };
        var generation = new Option<long?>("--generation") { Description = "Cache generation in the key (default: the one in the status, or 1)." };
        var captured = new Option<string?>("--response-headers") { Description = "A file with the response's headers as curl -sI prints them, or - for what is piped in." };
        var received = new Option<DateTimeOffset?>("--received") { Description = "When that response arrived (default: when the file was written; now for what is piped in)." };
        var output = CommonOptions.Output("text", "json");

        var command = new Command("explain", "Says what happens to a request: which rule is for it, the cache key, how old an answer may be and who says so, and how to invalidate it. With a captured response: what specifications and policy make of it.")
        {
            url, header, method, policy, name, @namespace, platform, generation, captured, received, output,
        };
        cluster.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(policy) is null != result.GetValue(cluster.Wanted))
                result.AddError("Give either --policy or --cluster.");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var asked = AskedUrl.Read(parsed.GetValue(url)!, parsed.GetValue(header)!, parsed.GetValue(method)!);
            using var connection = cluster.Open(parsed, terminal);
            var subject = connection is null
                ? ExplainedPolicy.OfFiles(parsed.GetValue(policy)!, parsed.GetValue(name), parsed.GetValue(@namespace)!, parsed.GetValue(platform)!, terminal)
                : await ExplainedPolicy.OfClusterAsync(connection, parsed.GetValue(name), asked.Request.Host, parsed.GetValue(platform)!, terminal, cancellationToken);
            if (subject.Given is not GivenPolicy.Renderable renderable)
                return terminal.Refuse(subject.Given);

            var capture = parsed.GetValue(captured) is { } file ? CapturedFile.Read(file, parsed.GetValue(received), terminal) : null;
            var explanation = new Explainer(renderable.Policy, subject.Guardrails(renderable.Policy)).Explain(
                asked.Request,
                asked.Scheme,
                parsed.GetValue(generation) ?? CacheGenerations.Present(renderable.Policy.Status),
                capture?.Head,
                capture?.Received ?? terminal.Time.GetUtcNow());
            IReadOnlyList<string> serving = connection is null ? [] : ServedBy.Of(renderable.Policy);
            if (parsed.GetValue(output) == "json")
                terminal.Out.Write(JsonText.Of(ExplainJson.Of(asked.Display, explanation, serving)));
            else
                ExplainText.Write(asked.Display, explanation, serving, terminal);
            return ExitCode.Fine;
        });
        return command;
    }
}
