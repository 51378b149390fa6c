using System.Globalization;

namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>A part of a text with variables, the renderer's own.</summary>
internal readonly record struct NginxText
{
    private NginxText(string source) => Source = source;

    public string Source { get; }

    /// <summary>The values of variables, one after another.</summary>
    public static NginxText Values(IEnumerable<VariableName> variables) =>
        new(string.Concat(variables.Select(variable => "${" + variable.Text + "}")));

    public static NginxText Number(long number) => new(number.ToString(CultureInfo.InvariantCulture));
}
