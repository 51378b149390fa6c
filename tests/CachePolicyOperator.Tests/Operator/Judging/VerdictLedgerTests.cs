using CachePolicyOperator.Entities;
using CachePolicyOperator.Judging;
using CachePolicyOperator.Policy.Validation;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Operator.Judging;

public sealed class VerdictLedgerTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Noon);
    private readonly Listed<CachePolicy> _policies = new();
    private readonly Listed<CacheGuardrail> _guardrails = new();
    private readonly Listed<NamespaceMetadata> _namespaces = new();
    private readonly VerdictLedger _ledger;

    public VerdictLedgerTests() =>
        _ledger = new(new(_policies, new(_guardrails), _namespaces, new(new HostIndex(_policies)), _time), _time);

    [Fact]
    public void A_policy_is_judged_once_while_nothing_changes()
    {
        _guardrails.Put(Guardrail(factor: 4));
        var policy = Policy();

        Assert.Same(_ledger.Of(policy, null), _ledger.Of(policy with { Status = new() { Revision = "r1" } }, null));
    }

    [Fact]
    public void A_new_spec_is_judged_again()
    {
        var before = _ledger.Of(Policy(), null);

        Assert.NotSame(before, _ledger.Of(Policy(generation: 2), null));
    }

    [Fact]
    public void A_guard_rail_that_appears_changes_or_disappears_is_heard()
    {
        var policy = Policy();
        var guardrail = Guardrail(factor: 4);
        var alone = _ledger.Of(policy, null);
        _guardrails.Put(guardrail);
        var guarded = _ledger.Of(policy, null);
        _guardrails.Put(guardrail with { Metadata = guardrail.Metadata with { Generation = 2 } });
        var tightened = _ledger.Of(policy, null);
        _guardrails.Remove(guardrail);

        Assert.Distinct<PolicyVerdict>([alone, guarded, tightened, _ledger.Of(policy, null)], ReferenceEqualityComparer.Instance);
    }

    [Fact]
    public void A_guard_rails_status_is_no_reason_to_judge_again()
    {
        var guardrail = Guardrail(factor: 4);
        _guardrails.Put(guardrail);
        var before = _ledger.Of(Policy(), null);
        _guardrails.Put(guardrail with { Status = new() { ObservedGeneration = 1 } });

        Assert.Same(before, _ledger.Of(Policy(), null));
    }

    [Fact]
    public void Labels_of_the_policy_and_of_its_namespace_are_heard()
    {
        var before = _ledger.Of(Policy(), null);
        var labelled = Policy() with { Metadata = Policy().Metadata with { Labels = new Dictionary<string, string> { ["tier"] = "gold" } } };
        var after = _ledger.Of(labelled, null);
        _namespaces.Put(new() { Metadata = new() { Name = "shop", ResourceVersion = "7" } });

        Assert.NotSame(before, after);
        Assert.NotSame(after, _ledger.Of(labelled, null));
    }

    [Fact]
    public void An_exception_that_ends_is_noticed_at_its_end()
    {
        _guardrails.Put(Guardrail(factor: 4) with
        {
            Spec = new()
            {
                Exceptions = [new() { Name = "sale", Rules = ["TTL-001"], Namespaces = ["shop"], Owner = "web", Reason = "the sale ends soon", Expires = Noon.AddMinutes(5) }],
            },
        });
        var during = _ledger.Of(Policy(), null);
        _time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));
        Assert.Same(during, _ledger.Of(Policy(), null));
        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(Noon.AddMinutes(5), during.ValidUntil);
        Assert.NotSame(during, _ledger.Of(Policy(), null));
    }

    [Fact]
    public void An_older_policy_for_the_same_host_is_heard_and_a_younger_one_is_not_judged_against()
    {
        var policy = Policy(host: "shop.example.com");
        var older = Policy(name: "older", host: "shop.example.com", age: TimeSpan.FromHours(1));
        _policies.Put(policy);
        var alone = _ledger.Of(policy, null);
        _policies.Put(older);

        Assert.NotSame(alone, _ledger.Of(policy, null));
    }

    [Fact]
    public void A_forgotten_policy_is_judged_again()
    {
        var before = _ledger.Of(Policy(), null);
        _ledger.Forget(Policy());

        Assert.Null(_ledger.Recall(Policy()));
        Assert.NotSame(before, _ledger.Of(Policy(), null));
    }

    private static CacheGuardrail Guardrail(int factor) => new()
    {
        Metadata = new() { Name = "platform", Uid = "g1", Generation = 1 },
        Spec = new() { Growth = new() { Factor = factor } },
    };

    private static CachePolicy Policy(string name = "storefront", long generation = 1, string? host = null, TimeSpan age = default) => new()
    {
        Metadata = new() { Name = name, Namespace = "shop", Uid = name, Generation = generation, CreationTimestamp = Noon - age },
        Spec = new()
        {
            TargetRef = new() { Name = "proxy", Container = "nginx" },
            Origin = new() { Service = new() { Name = "origin", Port = 80 } },
            Rules = [new() { Name = "pages", Match = new() { PathPrefix = "/", Hosts = host is null ? null : [host] }, Ttl = new() { Max = "60s" } }],
        },
    };
}
