using System.CommandLine;

namespace CachePolicyOperator.Cli;

/// <summary>Options that mean the same wherever they are.</summary>
internal static class CommonOptions
{
    /// <param name="formats">The first one is the default.</param>
    public static Option<string> Output(params string[] formats)
    {
        var option = new Option<string>("--output", "-o") { Description = $"How the result is written: {string.Join(", ", formats)}.", DefaultValueFactory = _ => formats[0] };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }

    public static Option<string> Namespace() =>
        new("--namespace", "-n") { Description = "Namespace of objects that name none.", DefaultValueFactory = _ => "default" };

    public static Option<string?> Name() => new("--name") { Description = "Which policy, where a file has several." };
}
