using CachePolicyOperator.Policy.Nginx.Syntax;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting;

/// <summary>Takes what one rule finds: one finding for a place in a file, however many locations inherit it, and not too many.</summary>
internal sealed class FindingSink(RuleDescription rule, List<NginxFinding> findings)
{
    /// <summary>Enough for a person; a generated file repeats one mistake thousands of times.</summary>
    public const int MostForARule = 200;

    private readonly HashSet<NginxDirective> _seen = [];
    private int _count;

    public int Omitted { get; private set; }

    /// <summary>Reports at the directive's name.</summary>
    public void Add(NginxDirective at, string message) => Add(at, at.Document.File, at.Position, message);

    /// <summary>Reports at one argument of the directive, or at its name where it lacks that argument.</summary>
    public void Add(NginxDirective at, int argument, string message) =>
        Add(at, at.Document.File, argument >= 0 && argument < at.ArgumentCount ? at[argument].Position : at.Position, message);

    /// <summary>Reports a whole file.</summary>
    public void Add(string file, string message) => findings.Add(new(rule.Id, rule.Severity, file, 1, 1, message));

    private void Add(NginxDirective at, string file, NginxPosition position, string message)
    {
        if (!_seen.Add(at))
            return;
        if (_count++ < MostForARule)
            findings.Add(new(rule.Id, rule.Severity, file, position.Line, position.Column, message));
        else
            Omitted++;
    }
}
