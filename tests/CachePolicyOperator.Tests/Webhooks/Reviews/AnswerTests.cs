using System.Text;
using System.Text.Json.Nodes;
using CachePolicyOperator.Webhooks.Reviews;

namespace CachePolicyOperator.Tests.Webhooks.Reviews;

public sealed class AnswerTests
{
    [Theory]
    [InlineData("admission.k8s.io/v1")]
    [InlineData("admission.k8s.io/v1beta1")]
    public void An_answer_carries_the_version_and_uid_of_its_question(string version)
    {
        var review = ReviewBody.OfPolicy("CREATE", ReviewBody.Storefront());
        review["apiVersion"] = version;
        using var judging = new Judging(Scripted.Allowing);

        Assert.Equal(
            $$$"""{"apiVersion":"{{{version}}}","kind":"AdmissionReview","response":{"uid":"{{{ReviewBody.Uid}}}","allowed":true}}""",
            judging.Review(review).ToJsonString());
    }

    [Fact]
    public void A_denial_lists_its_causes_for_programs_and_for_people()
    {
        using var judging = Answering(new AdmissionAnswer.Denied("CachePolicy shop/storefront is refused for 2 reasons", [new("spec.rules[0].ttl.max", "too long (TTL-001)"), new("", "odd")]));

        var response = judging.Response(ReviewBody.OfPolicy("CREATE", ReviewBody.Storefront()));
        Assert.False((bool)response["allowed"]!);
        Assert.Equal(
            """{"status":"Failure","code":422,"reason":"Invalid","message":"CachePolicy shop/storefront is refused for 2 reasons:\n* spec.rules[0].ttl.max: too long (TTL-001)\n* object: odd","details":{"name":"storefront","group":"cachepolicy.dev","kind":"CachePolicy","causes":[{"reason":"FieldValueInvalid","message":"too long (TTL-001)","field":"spec.rules[0].ttl.max"},{"reason":"FieldValueInvalid","message":"odd","field":"object"}]}}""",
            Ordered(response["status"]!, "status", "code", "reason", "message", "details"));
    }

    [Fact]
    public void A_single_cause_stands_on_the_same_line()
    {
        using var judging = Answering(new AdmissionAnswer.Denied("it is refused", [new("spec", "no")]));

        Assert.Equal("it is refused: spec: no", (string)judging.Response(Review())["status"]!["message"]!);
    }

    [Fact]
    public void A_denial_without_causes_is_forbidden()
    {
        using var judging = Answering(new AdmissionAnswer.Denied("hands off", []));

        var status = judging.Response(Review())["status"]!;
        Assert.Equal((403, "Forbidden", "hands off"), ((int)status["code"]!, (string)status["reason"]!, (string)status["message"]!));
    }

    [Fact]
    public void Not_ready_is_an_error_that_clients_repeat()
    {
        using var judging = Answering(new AdmissionAnswer.NotReady("just started"));

        var status = judging.Response(Review())["status"]!;
        Assert.Equal((503, "ServiceUnavailable", "just started", 1), ((int)status["code"]!, (string)status["reason"]!, (string)status["message"]!, (int)status["details"]!["retryAfterSeconds"]!));
    }

    [Fact]
    public void Of_very_many_causes_the_first_hundred_are_listed()
    {
        using var judging = Answering(new AdmissionAnswer.Denied("refused", [.. Enumerable.Range(0, 250).Select(i => new AdmissionCause($"spec.rules[{i}]", new string('x', 5000)))]));

        var status = judging.Response(Review())["status"]!;
        var causes = status["details"]!["causes"]!.AsArray();
        Assert.Equal(101, causes.Count);
        Assert.Equal("and 150 more; mend these first", (string)causes[100]!["message"]!);
        Assert.Equal(2000, ((string)causes[0]!["message"]!).Length);
        Assert.Equal(102, ((string)status["message"]!).Split('\n').Length);
    }

    [Fact]
    public void Warnings_are_single_printable_lines_of_what_the_API_server_hands_on()
    {
        using var judging = Answering(new AdmissionAnswer.Allowed
        {
            Warnings = ["one\r\nline\u001b[31m\u202e\u2028", "", " \t", new string('ä', 300), .. Enumerable.Range(0, 40).Select(i => $"{i} " + new string('x', 240))],
        });

        var warnings = judging.Response(Review())["warnings"]!.AsArray().Select(w => (string)w!).ToList();
        Assert.Equal("one  line [31m", warnings[0]);
        Assert.Equal(new string('ä', 255) + "…", warnings[1]);
        Assert.StartsWith("0 x", warnings[2], StringComparison.Ordinal);
        Assert.InRange(warnings.Sum(w => w.Length), 3800, 4096);
        Assert.All(warnings, w => Assert.InRange(w.EnumerateRunes().Count(), 1, 256));
    }

    [Fact]
    public void A_text_is_cut_between_characters()
    {
        using var judging = Answering(new AdmissionAnswer.Allowed { Warnings = [string.Concat(Enumerable.Repeat("😀", 300))] });

        Assert.Equal(string.Concat(Enumerable.Repeat("😀", 255)) + "…", (string)judging.Response(Review())["warnings"]![0]!);
    }

    [Fact]
    public void Audit_annotations_are_handed_on()
    {
        using var judging = Answering(new AdmissionAnswer.Allowed { AuditAnnotations = new Dictionary<string, string> { ["emergency-edit"] = "jane: fire" } });

        Assert.Equal("jane: fire", (string)judging.Response(Review())["auditAnnotations"]!["emergency-edit"]!);
    }

    [Fact]
    public void A_fault_of_a_reviewer_is_logged_once_and_answered_as_ours()
    {
        using var judging = new Judging(new Scripted(_ => throw new InvalidOperationException("secret detail")));

        var status = judging.Response(Review())["status"]!;
        Assert.Equal((500, "InternalError"), ((int)status["code"]!, (string)status["reason"]!));
        Assert.Contains("a fault of the operator, not of your object", (string)status["message"]!, StringComparison.Ordinal);
        Assert.Contains(ReviewBody.Uid, (string)status["message"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", (string)status["message"]!, StringComparison.Ordinal);
        Assert.Contains("shop/storefront", Assert.Single(judging.Log.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_webhook_that_fails_open_lets_through_what_it_cannot_judge(bool fault)
    {
        using var judging = new Judging(new Scripted(_ => fault ? throw new InvalidOperationException() : new AdmissionAnswer.NotReady("just started")), failsOpen: true);

        var response = judging.Response(Review());
        Assert.True((bool)response["allowed"]!);
        Assert.StartsWith("not checked: ", (string)response["warnings"]![0]!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_webhook_that_fails_open_still_denies()
    {
        using var judging = new Judging(new Scripted(_ => new AdmissionAnswer.Denied("no", [])), failsOpen: true);

        Assert.False((bool)judging.Response(Review())["allowed"]!);
    }

    private static Judging Answering(AdmissionAnswer answer) => new(new Scripted(_ => answer));

    private static JsonObject Review() => ReviewBody.OfPolicy("CREATE", ReviewBody.Storefront());

    private static string Ordered(JsonNode node, params string[] members) =>
        Encoding.UTF8.GetString(new JsonObject(members.Select(m => KeyValuePair.Create(m, node[m]?.DeepClone()))).Bytes()).Replace("\\u0022", "\"", StringComparison.Ordinal);
}
