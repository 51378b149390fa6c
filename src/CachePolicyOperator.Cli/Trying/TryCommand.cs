using System.CommandLine;
using CachePolicyOperator.Cli.Policies;

namespace CachePolicyOperator.Cli.Trying;

/// <summary><c>cachepolicy try</c></summary>
internal static class TryCommand
{
    public static Command Create(Terminal terminal)
    {
        var policy = new Argument<string>("policy") { Description = "A file with the CachePolicy, or - for what is piped in." };
        var origin = new Option<Uri>("--origin")
        {
            Description = "Where misses go, such as http://localhost:3000.",
            Required = true,
            CustomParser = result => TriedOrigin.Parse(result.Tokens[0].Value) is { } uri ? uri : Refuse(result),
        };
        var port = new Option<int?>("--port") { Description = "Port of loopback to listen on (default: the policy's)." };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 65_535)
                result.AddError("--port is a number from 1 to 65535");
        });
        var nginx = new Option<string?>("--nginx") { Description = "The nginx to run (default: the one on the PATH)." };
        var name = CommonOptions.Name();
        var @namespace = CommonOptions.Namespace();

        var command = new Command("try", "Runs this machine's nginx with the rendered configuration in front of an origin, and prints what becomes of each request, until Ctrl-C.")
        {
            policy, origin, port, nginx, name, @namespace,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var given = GivenPolicy.Read(parsed.GetValue(policy)!, parsed.GetValue(name), parsed.GetValue(@namespace)!, terminal.In);
            if (given is not GivenPolicy.Renderable renderable)
                return terminal.Refuse(given);

            var tried = TriedOrigin.Put(renderable.Effective, parsed.GetValue(origin)!, parsed.GetValue(port));
            try
            {
                await using var proxy = await LocalNginx.StartAsync(NginxProgram.Find(parsed.GetValue(nginx)), tried, terminal.Time, stop);
                await terminal.Error.WriteLineAsync($"cachepolicy: http://127.0.0.1:{tried.Listen.Port} serves {renderable.Key} in front of {parsed.GetValue(origin)}; Ctrl-C ends it");
                await RequestPrinter.PrintAsync(proxy.Lines(stop), tried.Name, terminal);
                return stop.IsCancellationRequested ? ExitCode.Fine : throw new InputException($"nginx has ended: {proxy.Complaint}");
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return ExitCode.Fine;
            }
        });
        return command;
    }

    private static Uri? Refuse(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"--origin is an address such as http://localhost:3000, without a path, not {result.Tokens[0].Value}");
        return null;
    }
}
