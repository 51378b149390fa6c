using System.CommandLine;

namespace CachePolicyOperator.Load.AccessLogs;

/// <summary>The command that writes an access log of a made-up shop, to standard output.</summary>
internal static class AccessLogCommand
{
    public static Command Create()
    {
        var lines = new Option<long>("--lines") { Description = "How many.", DefaultValueFactory = _ => 10_000_000 };
        var targets = new Option<int>("--targets") { Description = "How many different targets there are; the n-th is asked for an n-th as often as the first (Zipf).", DefaultValueFactory = _ => 2_000_000 };
        var rate = new Option<double>("--rate") { Description = "Requests a second.", DefaultValueFactory = _ => 1000 };

        var command = new Command("access-log", "Writes an access log in the combined format, the same every time.") { lines, targets, rate };
        command.SetAction(parsed =>
        {
            using var output = Console.OpenStandardOutput();
            new AccessLog(parsed.GetValue(targets), parsed.GetValue(rate)).Write(output, parsed.GetValue(lines));
        });
        return command;
    }
}
