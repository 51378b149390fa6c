using CachePolicyOperator.Policy.Nginx.Syntax;

namespace CachePolicyOperator.Policy.Nginx.Import;

/// <summary>Collects remarks; what many locations inherit is said once.</summary>
internal sealed class ImportRemarks
{
    private readonly HashSet<ImportRemark> _remarks = [];

    public IReadOnlyList<ImportRemark> InOrder => [.. _remarks.OrderBy(remark => remark.File, StringComparer.Ordinal).ThenBy(remark => remark.Line).ThenBy(remark => remark.Column)];

    public void Loss(NginxDirective at, string message) => Add(at, message, isLoss: true);

    public void Note(NginxDirective at, string message) => Add(at, message, isLoss: false);

    public void Loss(NginxProblem problem) => _remarks.Add(new(problem.File, problem.Line, problem.Column, problem.Message, true));

    private void Add(NginxDirective at, string message, bool isLoss) =>
        _remarks.Add(new(at.Document.File, at.Position.Line, at.Position.Column, message, isLoss));
}
