using System.Text.Json.Nodes;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Webhooks.Reviewers.Policies;

namespace CachePolicyOperator.Tests.Webhooks.Reviewers;

public sealed class CachePolicyReviewerTests
{
    private static readonly PolicyVerdict Refusing = new(
        [
            new(new("spec.rules[2].ttl.max", "TTL-001", "4h is above the limit of 5m"), Enforcement.Deny),
            new(new("spec.rules[0].key", "KEY-004", "this is odd"), Enforcement.Warn),
            new(new("spec.rules[1].ttl", "TTL-008", "this is only audited"), Enforcement.Audit),
        ],
        null);

    private readonly List<(CachePolicy Policy, CachePolicy? Predecessor)> _judged = [];

    [Fact]
    public void A_violation_is_denied_with_its_path_and_the_id_of_its_rule()
    {
        var response = Response(ReviewBody.OfPolicy("CREATE", ReviewBody.Storefront()), Refusing);

        Assert.Equal("CachePolicy shop/storefront is refused: spec.rules[2].ttl.max: 4h is above the limit of 5m (TTL-001)", (string)response["status"]!["message"]!);
        Assert.Equal(["spec.rules[0].key: this is odd (KEY-004)"], response["warnings"]!.AsArray().Select(warning => (string)warning!));
        Assert.Contains("this is only audited", (string)response["auditAnnotations"]!["audited-findings"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void The_catalogue_judges_like_everywhere_else()
    {
        var policy = ReviewBody.Storefront();
        policy["spec"]!["rules"]![2]!["ttl"]!["max"] = "4000d";
        policy["spec"]!["storage"]!["size"] = "1Ki";
        using var judging = new Judging(new CachePolicyReviewer(new CatalogueJudge(), () => true));

        var causes = judging.Response(ReviewBody.OfPolicy("CREATE", policy))["status"]!["details"]!["causes"]!.AsArray();
        Assert.Equal(["spec.storage.size", "spec.rules[2].ttl.max"], causes.Select(c => (string)c!["field"]!));
        Assert.True((bool)judging.Response(ReviewBody.OfPolicy("CREATE", ReviewBody.Storefront()))["allowed"]!);
    }

    [Fact]
    public void A_policy_that_cannot_be_read_is_denied_with_the_place()
    {
        var policy = ReviewBody.Storefront();
        policy["spec"]!["rules"]![2]!["ttl"]!["maximum"] = "4h";

        var message = (string)Response(ReviewBody.OfPolicy("CREATE", policy))["status"]!["message"]!;
        Assert.Contains("there is no field \"maximum\"", message, StringComparison.Ordinal);
        Assert.Empty(_judged);
    }

    [Fact]
    public void The_judge_sees_what_the_policy_replaces()
    {
        Response(ReviewBody.OfPolicy("UPDATE", Changed(p => p["spec"]!["storage"]!["size"] = "1Gi"), ReviewBody.Storefront()));

        var (policy, predecessor) = Assert.Single(_judged);
        Assert.Equal(("1Gi", "512Mi"), (policy.Spec.Storage.Size, predecessor!.Spec.Storage.Size));
    }

    [Fact]
    public void A_stored_policy_that_can_no_longer_be_read_has_no_say()
    {
        Response(ReviewBody.OfPolicy("UPDATE", ReviewBody.Storefront(), Changed(p => p["spec"]!["engine"] = "Squid")));

        Assert.Null(Assert.Single(_judged).Predecessor);
    }

    public static TheoryData<string, JsonObject> Judged => new()
    {
        { "a spec", ReviewBody.OfPolicy("UPDATE", Changed(p => p["spec"]!["storage"]!["size"] = "1Gi"), ReviewBody.Storefront()) },
        { "a label", ReviewBody.OfPolicy("UPDATE", Changed(p => p["metadata"]!["labels"] = new JsonObject { ["tier"] = "gold" }), ReviewBody.Storefront()) },
        { "an annotation of ours", ReviewBody.OfPolicy("UPDATE", Changed(p => p["metadata"]!["annotations"] = new JsonObject { ["cachepolicy.dev/acknowledge"] = "x" }), ReviewBody.Storefront()) },
        { "a policy that was not there", ReviewBody.OfPolicy("CREATE", ReviewBody.Storefront()) },
    };

    [Theory]
    [MemberData(nameof(Judged))]
    public void What_can_change_the_verdict_is_judged(string what, JsonObject review) =>
        Assert.False((bool)Response(review, Refusing)["allowed"]!, what);

    public static TheoryData<string, JsonObject> NotJudged => new()
    {
        { "a status", ReviewBody.OfPolicy("UPDATE", Changed(p => p["status"] = new JsonObject()), ReviewBody.Storefront(), "status") },
        { "a deletion", ReviewBody.OfPolicy("DELETE", null, ReviewBody.Storefront()) },
        { "a finalizer", ReviewBody.OfPolicy("UPDATE", Changed(p => p["metadata"]!["finalizers"] = new JsonArray("x/y")), ReviewBody.Storefront()) },
        { "an owner", ReviewBody.OfPolicy("UPDATE", Changed(p => p["metadata"]!["ownerReferences"] = new JsonArray()), ReviewBody.Storefront()) },
        { "an annotation of another tool", ReviewBody.OfPolicy("UPDATE", Changed(p => p["metadata"]!["annotations"] = new JsonObject { ["argocd.argoproj.io/tracking-id"] = "x" }), ReviewBody.Storefront()) },
        { "a policy on its way out", ReviewBody.OfPolicy("UPDATE", Changed(p => (p["metadata"]!["deletionTimestamp"], p["spec"]!["engine"]) = ("2026-01-01T00:00:00Z", "Squid")), ReviewBody.Storefront()) },
        { "members in another order", ReviewBody.OfPolicy("UPDATE", Changed(p => p["spec"] = new JsonObject(p["spec"]!.AsObject().Reverse().Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())))), ReviewBody.Storefront()) },
    };

    [Theory]
    [MemberData(nameof(NotJudged))]
    public void What_cannot_is_let_through_even_before_the_caches_are_filled(string what, JsonObject review)
    {
        Assert.True((bool)Response(review, Refusing)["allowed"]!, what);
        Assert.True((bool)Response(review, Refusing, ready: false)["allowed"]!, what);
    }

    [Fact]
    public void Before_the_caches_are_filled_the_rest_is_asked_to_come_again() =>
        Assert.Equal(503, (int)Response(ReviewBody.OfPolicy("CREATE", ReviewBody.Storefront()), ready: false)["status"]!["code"]!);

    private static JsonObject Changed(Action<JsonObject> change)
    {
        var policy = ReviewBody.Storefront();
        change(policy);
        return policy;
    }

    private JsonNode Response(JsonObject review, PolicyVerdict? verdict = null, bool ready = true)
    {
        using var judging = new Judging(new CachePolicyReviewer(new RememberingJudge(_judged, verdict ?? new([], null)), () => ready));
        return judging.Response(review);
    }

    private sealed class RememberingJudge(List<(CachePolicy, CachePolicy?)> judged, PolicyVerdict verdict) : IPolicyJudge
    {
        public PolicyVerdict Judge(CachePolicy policy, CachePolicy? predecessor)
        {
            judged.Add((policy, predecessor));
            return verdict;
        }
    }
}
