using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting.Rules;

/// <summary>WCD-001, deny: a file extension in the URL does not make a response storable.</summary>
internal sealed class ExtensionsDoNotDecideAlone() : PlaceRule(new(
    "WCD-001",
    Severity.Deny,
    "A location by file extension that stores does not ignore Cache-Control or Set-Cookie, unless proxy_no_cache depends on the response's Content-Type.",
    "/account/x.css is a page to most frameworks: an attacker lets a victim open it, and reads it from the cache (web cache deception).",
    "Omer Gil, Web Cache Deception Attack; RFC 9111 section 3",
    "Do not ignore the headers, or store only what is a file: map $upstream_http_content_type $no_file { ~^(text/css|image/) \"\"; default 1; } and proxy_no_cache $no_file."))
{
    protected override void Judge(CachedPlace place, NginxReview review, FindingSink findings)
    {
        if (!place.IsByExtension || place.StoresBy(WellKnown.IsContentType))
            return;
        foreach (var header in (ReadOnlySpan<string>)["Cache-Control", "Set-Cookie"])
        {
            if (place.Ignores(header) is { } ignored)
                findings.Add(ignored.Directive, ignored.Argument, $"{place.Name} stores whatever has such an ending, also a user's page at /account/x.css, because {header} is ignored; do not ignore it, or let {place.Prefix}no_cache depend on $upstream_http_content_type");
        }
    }
}
