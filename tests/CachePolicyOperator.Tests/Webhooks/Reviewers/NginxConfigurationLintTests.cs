using System.Text;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Webhooks.Reviewers.ConfigMaps;

namespace CachePolicyOperator.Tests.Webhooks.Reviewers;

public sealed class NginxConfigurationLintTests
{
    private const string FourHours = """
        proxy_cache_path /var/cache/nginx levels=1:2 keys_zone=pages:10m max_size=1g;
        proxy_cache_key $scheme$host$request_uri;
        server {
          listen 8080;
          location / {
            proxy_pass http://origin;
            proxy_cache pages;
            proxy_cache_valid 200 4h;
            proxy_cache_bypass $http_authorization;
            proxy_no_cache $http_authorization;
          }
        }
        """;

    [Fact]
    public void The_incident_is_refused_with_its_place_and_the_limit()
    {
        var cause = Assert.Single(Judge(FourHours).Causes);

        Assert.Equal("data[default.conf]", cause.Path);
        Assert.StartsWith("default.conf:8:", cause.Message, StringComparison.Ordinal);
        foreach (var word in (string[])["4h", "10m", "TTL-001", "the default for Html"])
            Assert.Contains(word, cause.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_guard_rails_ceiling_counts_and_is_named() =>
        Assert.Contains("guard-rail platform", Judge(FourHours.Replace("4h", "9m", StringComparison.Ordinal), Guardrail(Enforcement.Deny)).Causes.Single().Message, StringComparison.Ordinal);

    [Fact]
    public void Where_guard_rails_only_warn_nothing_is_refused()
    {
        var judgement = Judge(FourHours, Guardrail(Enforcement.Warn));

        Assert.Empty(judgement.Causes);
        Assert.Contains(judgement.Warnings, warning => warning.Contains("TTL-001", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_guard_rails_only_audit_nobody_is_told()
    {
        var judgement = Judge(FourHours, Guardrail(Enforcement.Audit));

        Assert.Empty(judgement.Causes);
        Assert.DoesNotContain(judgement.Warnings, warning => warning.Contains("TTL-001", StringComparison.Ordinal));
    }

    [Fact]
    public void What_nginx_would_not_read_and_what_is_not_followed_is_told()
    {
        var warnings = Judge("include mime.types;\nserver { listen 80").Warnings;

        Assert.Contains(warnings, warning => warning.Contains("mime.types is not followed", StringComparison.Ordinal));
        Assert.Contains(warnings, warning => warning.StartsWith("nginx would not read this: default.conf:", StringComparison.Ordinal));
    }

    private static LintJudgement Judge(string text, params CacheGuardrail[] guardrails) =>
        new NginxConfigurationLint((@namespace, labels) =>
                GuardrailSet.For(new(@namespace, "", new Dictionary<string, string>(), labels), guardrails.Select(guardrail => new Guardrail(guardrail)), DateTimeOffset.UnixEpoch))
            .Judge("shop", new Dictionary<string, string>(), [new("data[default.conf]", "default.conf", Encoding.UTF8.GetBytes(text))]);

    private static CacheGuardrail Guardrail(Enforcement enforcement) => new()
    {
        Metadata = new() { Name = "platform" },
        Spec = new() { Enforcement = enforcement, Ceilings = [new() { ContentClass = ContentClass.Html, Edge = "5m" }] },
    };
}
