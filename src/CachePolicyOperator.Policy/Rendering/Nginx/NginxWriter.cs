using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>Writes directives and blocks; only <see cref="NginxString"/>s become arguments.</summary>
internal sealed class NginxWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>A remark of the renderer's own: nothing that a user wrote stands in comments.</summary>
    public void Comment([ConstantExpected] string remark) => Line("# " + remark);

    public void Space() => _text.Append('\n');

    /// <summary>A directive that is the same in every policy.</summary>
    public void Fixed([ConstantExpected] string directive) => Line(directive + ";");

    public void Directive(string name, params ReadOnlySpan<NginxString> arguments) => Line(Head(name, arguments) + ";");

    public void Block(string name, ReadOnlySpan<NginxString> arguments, Action content)
    {
        Line(Head(name, arguments) + " {");
        _depth++;
        content();
        _depth--;
        Line("}");
    }

    /// <summary>A map from the source's value to the variable's: the first pattern that matches decides.</summary>
    public void Map(NginxString source, VariableName variable, params ReadOnlySpan<(NginxString Key, NginxString Value)> entries)
    {
        Line(Head("map", [source, variable]) + " {");
        _depth++;
        foreach (var (key, value) in entries)
            Line($"{key} {value};");
        _depth--;
        Line("}");
    }

    public override string ToString() => _text.ToString();

    private static string Head(string name, ReadOnlySpan<NginxString> arguments)
    {
        var head = new StringBuilder(name);
        foreach (var argument in arguments)
            head.Append(' ').Append(argument.Token);
        return head.ToString();
    }

    private void Line(string line) => _text.Append(' ', _depth * 4).Append(line).Append('\n');
}
