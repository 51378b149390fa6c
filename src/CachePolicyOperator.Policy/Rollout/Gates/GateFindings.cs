namespace CachePolicyOperator.Policy.Rollout.Gates;

/// <summary>Collects what a gate finds: one failure fails it, one gap holds it.</summary>
internal sealed class GateFindings(string gate)
{
    /// <summary>So many findings are told; the rest are counted.</summary>
    private const int Told = 3;

    private readonly List<string> _failures = [];
    private readonly List<string> _gaps = [];

    internal void Fail(string finding) => _failures.Add(finding);

    internal void Missing(string finding) => _gaps.Add(finding);

    /// <param name="passed">What is said when nothing was found.</param>
    internal GateResult Result(string passed) => this switch
    {
        { _failures.Count: > 0 } => new GateResult.Fail(gate, Line(_failures)),
        { _gaps.Count: > 0 } => new GateResult.Missing(gate, Line(_gaps)),
        _ => new GateResult.Pass(gate, passed),
    };

    private static string Line(List<string> findings)
    {
        var told = string.Join("; ", findings.Take(Told));
        return findings.Count > Told ? $"{told}; and {findings.Count - Told} more" : told;
    }
}
