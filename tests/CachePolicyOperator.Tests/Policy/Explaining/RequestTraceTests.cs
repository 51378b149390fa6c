using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Policy.Explaining;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Requests;
using CachePolicyOperator.Policy.Resolution;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Policy.Explaining;

public sealed class RequestTraceTests
{
    private static readonly IReadOnlyList<EffectiveRule> Rules = RulesOf("storefront");

    [Fact]
    public void What_is_explained_is_what_is_done() => Prop.ForAll(
        Arb.From(
            from target in Gen.Elements("/", "/assets/a.js", "/account/x", "/a;b", "/assets/../account/", "/%zz")
            from method in Gen.Elements("GET", "HEAD", "POST")
            from header in Gen.Elements("Cookie: session=1", "Cookie: a=1; b=2", "Authorization: x", "Accept: */*")
            select new ProbeRequest("shop.example", target, [KeyValuePair.Create(header.Split(": ")[0], header.Split(": ")[1])]) { Method = method }),
        request => (RequestTrace.Of(Rules, request), RequestHandling.Of(Rules, request)) switch
        {
            (RequestTrace.Storing { Rule: var explained }, RequestHandling.Storing { Rule: var done }) => ReferenceEquals(explained, done),
            (RequestTrace.KeptAway { Rule: var explained }, RequestHandling.Bypassing { Rule: var done }) => ReferenceEquals(explained, done),
            (RequestTrace.Bypassed { Rule: var explained }, RequestHandling.Bypassing { Rule: var done }) => ReferenceEquals(explained, done),
            (RequestTrace.Unmatched or RequestTrace.Ambiguous, RequestHandling.Bypassing { Rule: null }) => true,
            _ => false,
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_rule_before_the_one_that_decides_has_a_reason()
    {
        var trace = RequestTrace.Of(Rules, new("shop.example", "/products", []));

        Assert.Equal(["assets", "account"], trace.Passed.Select(rule => rule.Name));
        Assert.All(trace.Passed, rule => Assert.NotEmpty(rule.Misses));
    }

    private static IReadOnlyList<EffectiveRule> RulesOf(string sample)
    {
        var policy = TestData.ReadPolicy(Path.Combine(TestData.Root, "nginx", sample, "policy.yaml"));
        return PolicyResolver.Resolve(NamespacedName.Of(policy), policy.Spec).Rules;
    }
}
