using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Nginx.Linting;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Tests.Policy.Nginx.Linting;

public sealed class NginxLintTests
{
    /// <summary>What a place needs in order to break no rule.</summary>
    private const string Sound = "proxy_cache_key $scheme$host$request_uri; proxy_cache_lock on; proxy_no_cache $http_authorization; proxy_ignore_headers X-Accel-Expires; log_format c $upstream_cache_status;";

    [Fact]
    public void The_incident_is_refused_in_words_that_say_what_to_do()
    {
        var limits = NginxLimits.Default with
        {
            Edge = new Dictionary<ContentClass, NginxLimit>(NginxLimits.Default.Edge) { [ContentClass.Html] = new(CacheDuration.FromSeconds(60), "guard-rail platform") },
        };

        var report = NginxLint.Judge(LintCorpus.Files(("shop.conf", $"{Sound}\nlocation / {{\n  proxy_pass http://b; proxy_cache z;\n  proxy_cache_valid 200 4h;\n}}\n")), limits);

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("TTL-001", Severity.Deny, "shop.conf", 4, 25), (finding.RuleId, finding.Severity, finding.File, finding.Line, finding.Column));
        Assert.Equal("\"proxy_cache_valid 200 4h\" lets location / (shop.conf:2) serve stored responses for 4h; it serves Html, for which the limit is 1m (guard-rail platform); write a shorter time, or move versioned files to a location whose path shows that they are", finding.Message);
    }

    [Theory]
    [InlineData("proxy_cache_valid 4h; location / { proxy_pass http://b; proxy_cache z; }", "NEG-003 TTL-001")]
    [InlineData("proxy_cache_valid 200 4h; location / { proxy_pass http://b; proxy_cache z; proxy_cache_valid 200 1m; }", "")]
    [InlineData("proxy_cache z; proxy_cache_valid 200 4h; location / { proxy_pass http://b; proxy_cache off; }", "")]
    [InlineData("proxy_cache z; location / { proxy_pass http://b; location /a { proxy_pass http://b; proxy_cache_valid 200 4h; } }", "TTL-001")]
    [InlineData("proxy_cache z; location / { proxy_pass http://b; if ($arg_x) { proxy_pass http://c; } }", "")]
    [InlineData("proxy_cache_valid 200 4h;", "TTL-001")]
    [InlineData("http { proxy_cache_valid 200 4h; server { location / { proxy_pass http://b; } } }", "")]
    [InlineData("http { proxy_cache z; proxy_cache_valid 200 4h; server { location / { proxy_pass http://b; } } }", "TTL-001")]
    [InlineData("fastcgi_cache z; fastcgi_cache_valid 200 4h;", "HERD-001 KEY-001 LEAK-001 TRUST-001 TTL-001")]
    [InlineData("map $uri $x { proxy_cache_valid 4h; proxy_cache z; }", "")]
    [InlineData("access_by_lua_block { proxy_cache z; proxy_cache_valid 200 4h; }", "")]
    [InlineData("stream { proxy_cache_valid 200 4h; }", "")]
    [InlineData("proxy_cache z; \"proxy_cache_valid\" '200' \"4h\";", "TTL-001")]
    [InlineData("proxy_cache z; proxy_cache_valid 200 10y;", "TTL-003")]
    [InlineData("proxy_cache z; proxy_cache_valid 200 ${TTL};", "")]
    [InlineData("proxy_cache z; proxy_cache_valid 200 1h30;", "TTL-001 TTL-002")]
    [InlineData("location /api/ { proxy_pass http://b; proxy_cache z; proxy_cache_valid 200 6m; }", "TTL-001")]
    [InlineData("location /static/ { proxy_pass http://b; proxy_cache z; proxy_cache_valid 200 6h; }", "")]
    [InlineData("location ~* \\.(png|css)$ { proxy_pass http://b; proxy_cache z; proxy_cache_valid 200 2d; }", "TTL-001")]
    [InlineData("location ~ \\.php$ { proxy_pass http://b; proxy_cache z; proxy_cache_valid 200 6h; }", "TTL-001")]
    [InlineData("location /assets/ { try_files $uri @app; } location @app { proxy_pass http://b; proxy_cache z; proxy_cache_valid 200 30d; }", "")]
    [InlineData("location / { try_files $uri @app; } location @app { proxy_pass http://b; proxy_cache z; proxy_cache_valid 200 30d; }", "TTL-001")]
    [InlineData("proxy_cache z; proxy_no_cache $none; proxy_cache_bypass $http_authorization;", "LEAK-001")]
    [InlineData("proxy_cache z; set $skip 0; if ($http_authorization) { set $skip 1; } proxy_no_cache $skip;", "")]
    [InlineData("proxy_cache z; proxy_cache_key $a; map $b $a { default $host$scheme; } map $c $b { default $a; }", "")]
    [InlineData("proxy_cache z; proxy_ignore_headers X-Accel-Expires expires; proxy_cache_valid 200 1m;", "LEAK-003")]
    [InlineData("proxy_cache z; proxy_ignore_headers X-Accel-Expires Expires;", "")]
    [InlineData("add_header Cache-Control max-age=-5;", "TTL-003")]
    [InlineData("add_header Cache-Control \"public, max-age=99999999999999999999\";", "TTL-003")]
    [InlineData("add_header Cache-Control \"public, s-maxage=3600\";", "TTL-001")]
    [InlineData("add_header Cache-Control \"max-age=$ttl\";", "")]
    [InlineData("location / { expires max; }", "TTL-006")]
    [InlineData("location / { expires -1; }", "")]
    [InlineData("location / { expires @12h; }", "TTL-006")]
    [InlineData("expires 1d; location / { expires off; }", "")]
    [InlineData("map $sent_http_content_type $e { default off; text/html 1d; ~image/ 1h; } location / { expires $e; }", "TTL-006")]
    [InlineData("location = /purge { proxy_cache_purge z $uri; auth_basic on; }", "")]
    [InlineData("map $request_method $p { PURGE 1; } location / { proxy_pass http://b; proxy_cache_purge $p; }", "TRUST-002")]
    [InlineData("geo $in { default 0; 10.0.0.0/8 1; } map \"$request_method$in\" $p { PURGE1 1; } location / { proxy_pass http://b; proxy_cache_purge $p; }", "")]
    public void A_configuration_breaks_these_rules(string text, string rules)
    {
        // A file says a directive once; what the case says itself comes first.
        var missing = Sound.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !text.Contains(line.Split(' ')[0], StringComparison.Ordinal));
        var added = $"{string.Concat(missing.Select(line => $"{line}; "))}";
        var whole = text.StartsWith("http {", StringComparison.Ordinal) ? text.Insert("http {".Length, added) : $"{text}\n{added}";

        var report = LintCorpus.Text(whole);

        Assert.Empty(report.Problems);
        Assert.Equal(rules, string.Join(' ', report.Findings.Select(finding => finding.RuleId).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_fragment_inherits_from_the_http_block_of_its_set()
    {
        var site = "server { location / { proxy_pass http://b; proxy_cache z; proxy_cache_valid 200 1m; } }";

        Assert.NotEmpty(NginxLint.Judge(LintCorpus.Files(("site.conf", site)), NginxLimits.Default).Findings);
        Assert.Empty(NginxLint.Judge(LintCorpus.Files(("site.conf", site), ("nginx.conf", $"http {{ {Sound} include conf.d/*; }}")), NginxLimits.Default).Findings);
    }

    [Fact]
    public void A_misplaced_http_block_is_judged_in_finite_time() =>
        Assert.Empty(LintCorpus.Text("server { http { proxy_pass http://b; } location / { proxy_pass http://b; } }").Findings);

    [Fact]
    public void Includes_are_named_and_not_followed()
    {
        var report = NginxLint.Judge(LintCorpus.Files(("a.conf", "http {\n  include \"b.conf\";\n}")), NginxLimits.Default);

        Assert.Equal(new NginxInclude("a.conf", 2, 3, "b.conf"), Assert.Single(report.Includes));
    }

    [Fact]
    public void Findings_are_ordered_by_place_and_independent_of_the_order_of_the_files()
    {
        var (a, b) = (("a.conf", "location / {\n expires 1d;\n}\nexpires 2d;"), ("b.conf", "proxy_cache z; proxy_cache_valid any 400;"));

        var report = NginxLint.Judge(LintCorpus.Files(b, a), NginxLimits.Default);

        Assert.Equal(report.Findings.Select(f => f.ToString()), NginxLint.Judge(LintCorpus.Files(a, b), NginxLimits.Default).Findings.Select(f => f.ToString()));
        Assert.Equal(report.Findings, report.Findings.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column).ThenBy(f => f.RuleId, StringComparer.Ordinal));
        Assert.Equal(2, report.Findings.Select(f => f.File).Distinct().Count());
    }

    [Fact]
    public void One_mistake_in_a_thousand_places_does_not_fill_the_report()
    {
        var report = LintCorpus.Text(string.Concat(Enumerable.Repeat("location / { expires 1d; }\n", 1000)));

        Assert.Equal(FindingSink.MostForARule, report.Findings.Count);
        Assert.Equal(1000 - FindingSink.MostForARule, report.Omitted);
    }

    [Fact]
    public void What_many_locations_inherit_is_reported_once()
    {
        var report = LintCorpus.Text($"{Sound} proxy_cache z; proxy_cache_valid 200 4h; {string.Concat(Enumerable.Repeat("location / { proxy_pass http://b; }\n", 100))}");

        Assert.Equal("TTL-001", Assert.Single(report.Findings).RuleId);
    }
}
