using System.Text.RegularExpressions;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Validation.Fields;

/// <summary>How each kind of string is written: the schema's pattern and longest length.</summary>
internal static partial class Syntax
{
    /// <summary>Whether the schema accepts the text.</summary>
    internal static bool Accepts(TextKind kind, string text) => text.Length <= Longest(kind) && Pattern(kind).IsMatch(text) && !text.EndsWith('\n');

    internal static int Longest(TextKind kind) => kind switch
    {
        TextKind.Path or TextKind.RequestTarget or TextKind.HeaderValue => 1024,
        TextKind.PrometheusQuery => 2048,
        TextKind.HttpAddress => 512,
        TextKind.Number => 32,
        TextKind.Folder => 256,
        TextKind.WorkloadName or TextKind.OriginHost or TextKind.MatchHost or TextKind.RequestHost => 253,
        TextKind.Header or TextKind.Cookie or TextKind.Parameter or TextKind.ParameterOrPrefix => 64,
        TextKind.RuleId => 16,
        TextKind.Hash => 12,
        TextKind.Reason => 512,
        _ => 63,
    };

    private static Regex Pattern(TextKind kind) => kind switch
    {
        TextKind.ApiVersion => AppsV1(),
        TextKind.WorkloadName => Subdomain(),
        TextKind.ContainerName or TextKind.RuleName or TextKind.ProbeName or TextKind.GateName => Label(),
        TextKind.ServiceName => ServiceName(),
        TextKind.OriginHost => OriginHost(),
        TextKind.Path => Path(),
        TextKind.MatchHost => MatchHost(),
        TextKind.Parameter => Parameter(),
        TextKind.ParameterOrPrefix => ParameterOrPrefix(),
        TextKind.Header => Header(),
        TextKind.Cookie => Cookie(),
        TextKind.Folder => Folder(),
        TextKind.StatusCode => ErrorStatus(),
        TextKind.RuleId => RuleId(),
        TextKind.Hash => Hash(),
        TextKind.RequestTarget => RequestTarget(),
        TextKind.RequestHost => RequestHost(),
        TextKind.HeaderValue => HeaderValue(),
        TextKind.HttpAddress => HttpAddress(),
        TextKind.PrometheusQuery => Printable(),
        TextKind.Number => Number(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Durations and quantities are parsed, and reasons are counted, not matched."),
    };

    [GeneratedRegex(Patterns.AppsV1)]
    private static partial Regex AppsV1();

    [GeneratedRegex(Patterns.Subdomain)]
    private static partial Regex Subdomain();

    [GeneratedRegex(Patterns.Label)]
    private static partial Regex Label();

    [GeneratedRegex(Patterns.ServiceName)]
    private static partial Regex ServiceName();

    [GeneratedRegex(Patterns.OriginHost)]
    private static partial Regex OriginHost();

    [GeneratedRegex(Patterns.Path)]
    private static partial Regex Path();

    [GeneratedRegex(Patterns.MatchHost)]
    private static partial Regex MatchHost();

    [GeneratedRegex(Patterns.Parameter)]
    private static partial Regex Parameter();

    [GeneratedRegex(Patterns.ParameterOrPrefix)]
    private static partial Regex ParameterOrPrefix();

    [GeneratedRegex(Patterns.Header)]
    private static partial Regex Header();

    [GeneratedRegex(Patterns.Cookie)]
    private static partial Regex Cookie();

    [GeneratedRegex(Patterns.Folder)]
    private static partial Regex Folder();

    [GeneratedRegex(Patterns.ErrorStatus)]
    private static partial Regex ErrorStatus();

    [GeneratedRegex(Patterns.RuleId)]
    private static partial Regex RuleId();

    [GeneratedRegex(Patterns.Hash)]
    private static partial Regex Hash();

    [GeneratedRegex(Patterns.RequestTarget)]
    private static partial Regex RequestTarget();

    [GeneratedRegex(Patterns.RequestHost)]
    private static partial Regex RequestHost();

    [GeneratedRegex(Patterns.HeaderValue)]
    private static partial Regex HeaderValue();

    [GeneratedRegex(Patterns.HttpAddress)]
    private static partial Regex HttpAddress();

    [GeneratedRegex(Patterns.Printable)]
    private static partial Regex Printable();

    [GeneratedRegex(Patterns.Number)]
    private static partial Regex Number();
}
