using System.Text;
using CachePolicyOperator.Cli.Inputs;
using CachePolicyOperator.Cli.Linting;

namespace CachePolicyOperator.Tests.Cli.Linting;

/// <summary>What a cluster has already.</summary>
public sealed class PresentTests
{
    [Fact]
    public void What_is_there_is_in_force_and_not_judged_itself()
    {
        var present = new[] { Guardrail("30s"), Policy("other", "10d") };

        var alone = new Linter("shop", [], TimeProvider.System).Lint([Policy("storefront", "1m")]);
        var result = new Linter("shop", [], TimeProvider.System) { Present = present }.Lint([Policy("storefront", "1m")]);

        Assert.Equal((0, 0), (alone.ExitCode, alone.Findings.Count));
        Assert.Equal((2, 1), (result.ExitCode, result.Judged));
        Assert.All(result.Findings, finding => Assert.Equal("CachePolicy shop/storefront", finding.Subject));
        Assert.Contains(result.Findings, finding => finding.RuleId == "TTL-001");
    }

    [Fact]
    public void An_object_of_the_files_takes_the_place_of_its_namesake()
    {
        var result = new Linter("shop", [], TimeProvider.System) { Present = [Guardrail("30s"), Policy("storefront", "2m")] }.Lint([Guardrail("5m"), Policy("storefront", "1m")]);

        Assert.DoesNotContain(result.Findings, finding => finding.Level >= LintLevel.Denied);
    }

    [Fact]
    public void A_lifetime_is_raised_above_what_is_there()
    {
        var result = new Linter("shop", [Policy("storefront", "1m")], TimeProvider.System).Lint([Policy("storefront", "9m")]);

        Assert.Contains(result.Findings, finding => finding is { RuleId: "TTL-005", Level: LintLevel.Denied });
    }

    private static SourceFile Guardrail(string edge) => File("guardrail", $$$"""
        apiVersion: cachepolicy.dev/v1alpha1
        kind: CacheGuardrail
        metadata: {name: web}
        spec: {ceilings: [{contentClass: Html, edge: {{{edge}}}}]}
        """);

    private static SourceFile Policy(string name, string edge) => File(name, $$$"""
        apiVersion: cachepolicy.dev/v1alpha1
        kind: CachePolicy
        metadata: {name: {{{name}}}, namespace: shop}
        spec:
          targetRef: {name: proxy, container: nginx}
          origin: {service: {name: origin, port: 80}}
          rules:
          - name: pages
            match: {pathPrefix: /}
            contentClass: Html
            key: {query: {exclude: ["utm_*", gclid, fbclid]}}
            ttl: {mode: Override, edge: {{{edge}}}}
        """);

    private static SourceFile File(string name, string text) => new($"{name}.yaml", Encoding.UTF8.GetBytes(text));
}
