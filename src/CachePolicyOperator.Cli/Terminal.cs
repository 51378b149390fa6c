using Spectre.Console;

namespace CachePolicyOperator.Cli;

/// <summary>What surrounds a command: tests give their own.</summary>
internal sealed record Terminal
{
    public required Stream In { get; init; }

    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>Whether the output is for eyes.</summary>
    public bool Colour { get; init; }

    /// <summary>Whether somebody sees standard error as it is written.</summary>
    public bool Watched { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Never wraps: a line that a program may read stays a line.</summary>
    public IAnsiConsole Console => field ??= Make();

    /// <summary>https://no-color.org is heeded.</summary>
    public static Terminal OfProcess() => new()
    {
        In = System.Console.OpenStandardInput(),
        Out = System.Console.Out,
        Error = System.Console.Error,
        Colour = !System.Console.IsOutputRedirected
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") is not "dumb",
        Watched = !System.Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not "dumb",
        Time = TimeProvider.System,
    };

    private IAnsiConsole Make()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = Colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(Out),
        });
        console.Profile.Width = 100_000;
        return console;
    }
}
