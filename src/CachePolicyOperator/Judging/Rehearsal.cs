using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Judging;

/// <summary>
/// Judges once before anything is there to judge. The runtime loads and links code when it is first run: for all that a verdict needs,
/// that passes beside the first lists, instead of while the first user of the webhook waits.
/// </summary>
internal static class Rehearsal
{
    public static PolicyVerdict Run(DateTimeOffset now)
    {
        var guardrail = new CacheGuardrail
        {
            Metadata = new() { Name = "rehearsal" },
            Spec = new() { Ceilings = [new() { ContentClass = ContentClass.Html, Edge = "1h" }] },
        };
        GuardrailJudge.Judge(guardrail, now);

        var policy = Policy();
        var guardrails = new GuardrailSets([new Guardrail(guardrail)]).For(PolicySubject.Of(policy, null), now);
        return PolicyJudge.Judge(new PolicyReview(policy) { Guardrails = guardrails, Prior = PriorLifetimes.Of(policy.Spec) });
    }

    /// <summary>Has something of all that rules look at, and nothing wrong with it.</summary>
    private static CachePolicy Policy() => new()
    {
        Metadata = new() { Name = "rehearsal", Namespace = "rehearsal" },
        Spec = new()
        {
            TargetRef = new() { Name = "proxy", Container = "nginx" },
            Origin = new() { Service = new() { Name = "origin", Port = 80 } },
            Storage = new() { Size = "512Mi" },
            Rules =
            [
                new()
                {
                    Name = "account",
                    Match = new() { PathPrefix = "/account/", Hosts = ["www.example.com"] },
                    Cache = CacheMode.Bypass,
                },
                new()
                {
                    Name = "pages",
                    Match = new() { PathPrefix = "/" },
                    ContentClass = ContentClass.Html,
                    Ttl = new() { Default = "30s", Max = "1m", Negative = new Dictionary<string, string> { ["404"] = "10s" } },
                    Stale = new() { WhileRevalidate = "10s", IfError = "5m" },
                    Key = new() { Query = new() { Exclude = ["utm_*"] }, Headers = ["Accept-Language"] },
                    Bypass = new() { Cookies = ["session"] },
                },
            ],
        },
    };
}
