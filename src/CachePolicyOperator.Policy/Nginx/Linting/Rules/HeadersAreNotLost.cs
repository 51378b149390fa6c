using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Nginx.Syntax;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting.Rules;

/// <summary>SYS-004, report: add_header in a block does not drop those that it would inherit.</summary>
internal sealed class HeadersAreNotLost() : NginxRule(new(
    "SYS-004",
    Severity.Report,
    "A block with add_header repeats the headers that the block around it adds (or has add_header_inherit merge, nginx 1.29.3).",
    "One add_header in a location drops every inherited one: Cache-Control or security headers vanish there.",
    "ngx_http_headers_module, add_header: inherited only if there are none on the current level",
    "Repeat the headers, or include them from one file in both places."))
{
    public override void Judge(NginxReview review, FindingSink findings)
    {
        foreach (var scope in review.Scopes)
        {
            if (scope.Outer is null || !scope.Says(Setting.AddHeader, UpstreamFamily.None) || Merges(scope))
                continue;
            var inherited = scope.Outer.InEffect(Setting.AddHeader);
            if (inherited.Count == 0)
                continue;
            var lost = Names(inherited);
            lost.ExceptWith(Names(scope.Own(Setting.AddHeader)));
            if (lost.Count > 0)
                findings.Add(scope.Own(Setting.AddHeader)[0], $"add_header in {CachedPlace.NameOf(scope)} drops what it would inherit: {string.Join(", ", lost.Take(5).Select(Shown))}; repeat these headers here");
        }
    }

    private static bool Merges(NginxScope scope) => scope.TheOne(Setting.AddHeaderInherit) is { ArgumentCount: 1 } inherit && inherit[0].Is("merge"u8);

    private static SortedSet<string> Names(IEnumerable<NginxDirective> headers) =>
        new(headers.Where(header => header.ArgumentCount > 0).Select(header => header[0].Text), StringComparer.OrdinalIgnoreCase);

    private static string Shown(string name) => Quoted.Text(name)[1..^1];
}
