using System.Text;
using CachePolicyOperator.Cli;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Cli;

/// <summary>A run of the command line, without a process.</summary>
internal sealed record Run(int Code, string Out, string Error)
{
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public static Task<Run> Of(params string[] arguments) => With("", arguments);

    public static async Task<Run> With(string input, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal { In = new MemoryStream(Encoding.UTF8.GetBytes(input)), Out = output, Error = error, Time = new FakeTimeProvider(Now) };
        var code = await CachePolicyOperator.Cli.CommandLine.RunAsync(terminal, arguments);
        return new(code, output.ToString(), error.ToString());
    }
}
