using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Nginx.Syntax;

namespace CachePolicyOperator.Policy.Nginx.Linting;

/// <summary>Judges raw nginx configuration, as it lies in a ConfigMap, by every rule of <see cref="NginxRuleCatalogue"/>.</summary>
/// <remarks>
/// Pure: nothing is executed, read or followed. Any bytes get a report. Fragments (a file for conf.d, a snippet for a location) are
/// judged by what they say and, where one file of the set has the http block, by what that block says.
/// </remarks>
public static class NginxLint
{
    public static NginxReport Judge(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, NginxLimits limits)
    {
        var documents = files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => NginxDocument.Parse(file.Key, file.Value)).ToList();
        var review = new NginxReview(documents, limits);
        List<NginxFinding> findings = [];
        var omitted = 0;
        foreach (var rule in NginxRuleCatalogue.All)
        {
            var sink = new FindingSink(rule.Description, findings);
            rule.Judge(review, sink);
            omitted += sink.Omitted;
        }

        return new NginxReport(InOrder(findings), omitted, [.. documents.SelectMany(document => document.Problems)], review.Includes);
    }

    private static List<NginxFinding> InOrder(List<NginxFinding> findings) =>
    [
        .. findings
            .OrderBy(finding => finding.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.Line)
            .ThenBy(finding => finding.Column)
            .ThenBy(finding => finding.RuleId, StringComparer.Ordinal),
    ];
}
