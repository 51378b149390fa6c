using System.Text;
using System.Text.Json.Nodes;
using CachePolicyOperator.Webhooks.Reviews;

namespace CachePolicyOperator.Tests.Webhooks.Reviews;

public sealed class AdmissionReviewReaderTests
{
    [Fact]
    public void A_review_is_read_whole()
    {
        var body = ReviewBody.OfPolicy("UPDATE", ReviewBody.Storefront(), ReviewBody.Storefront(), "status");
        body["request"]!["dryRun"] = true;
        using var reading = Assert.IsType<AdmissionReading.Review>(AdmissionReviewReader.Read(body.Bytes()));

        var request = reading.Request;
        Assert.Equal((ReviewBody.Uid, AdmissionOperation.Update, true), (request.Uid, request.Operation, request.DryRun));
        Assert.Equal(("shop", "storefront", "status"), (request.Namespace, request.Name, request.SubResource));
        Assert.Equal(("cachepolicy.dev", "v1alpha1", "CachePolicy"), (request.Kind.Group, request.Kind.Version, request.Kind.Kind));
        Assert.Equal(("cachepolicies", "cachepolicies"), (request.Resource.Resource, request.RequestResource!.Resource));
        Assert.Equal("jane", request.UserInfo.Username);
        Assert.Equal(["system:authenticated"], request.UserInfo.Groups!);
        Assert.Equal("storefront", request.Object!.Value.GetProperty("metadata").GetProperty("name").GetString());
        Assert.Equal("CreateOptions", request.Options!.Value.GetProperty("kind").GetString());
        Assert.NotNull(request.OldObject);
    }

    public static TheoryData<string, string> Malformed => new()
    {
        { "", "not valid JSON" },
        { "null", "no AdmissionReview" },
        { "[]", "no AdmissionReview" },
        { "{", "not valid JSON of at most 64 levels at line 1, byte 2" },
        { "{}", "no AdmissionReview" },
        { """{"apiVersion":"v1","kind":"Pod"}""", "is v1, Pod and no AdmissionReview" },
        { """{"apiVersion":"admission.k8s.io/v9","kind":"AdmissionReview","request":{}}""", "not a version that is spoken here" },
        { """{"apiVersion":"admission.k8s.io/v1","kind":"Review","request":{}}""", "no AdmissionReview" },
        { """{"apiVersion":1,"kind":"AdmissionReview"}""", "apiVersion is no string" },
        { Request(null), "request is missing" },
        { Request("[]"), "request is missing" },
        { Request("{}"), "request.uid is missing" },
        { Request("""{"uid":7}"""), "uid is no string" },
        { Request("""{"uid":"1"}"""), "request.operation is missing" },
        { Request("""{"uid":"1","operation":"PATCH"}"""), "\"PATCH\"" },
        { Request("""{"uid":"1","operation":"CREATE","object":[]}"""), "request.object is no object" },
        { Request("""{"uid":"1","operation":"CREATE","object":"x"}"""), "request.object is no object" },
        { Request("""{"uid":"1","operation":"CREATE","userInfo":{"username":7}}"""), "request.userInfo cannot be read" },
        { Request("""{"uid":"1","operation":"CREATE","userInfo":{"username":null}}"""), "request.userInfo cannot be read" },
        { Request("""{"uid":"1","operation":"CREATE","kind":[]}"""), "request.kind cannot be read" },
        { Request("""{"uid":"1","operation":"CREATE","object":{"a":"\ud800"}}"""), "half of a character" },
        { Request("""{"uid":"1","operation":"CREATE","object":{"a":["\uDFFF"]}}"""), "half of a character" },
        { Request("""{"uid":"1","operation":"CREATE","object":{"\udc00":1}}"""), "half of a character" },
        { Request("""{"uid":"1","operation":"CREATE"} x"""), "not valid JSON" },
        { Request(string.Concat(Enumerable.Repeat("""{"object":""", 70)) + "1" + new string('}', 70)), "not valid JSON of at most 64 levels" },
        { new string('[', 1_000_000), "not valid JSON of at most 64 levels" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void What_is_no_review_is_refused_in_one_line_that_says_why(string body, string why)
    {
        var problem = Assert.IsType<AdmissionReading.Malformed>(AdmissionReviewReader.Read(Encoding.UTF8.GetBytes(body))).Problem;

        Assert.Contains(why, problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem);
        Assert.InRange(problem.Length, 1, 250);
    }

    [Fact]
    public void A_body_in_another_encoding_is_refused() =>
        Assert.Equal("the body is not valid UTF-8", Assert.IsType<AdmissionReading.Malformed>(AdmissionReviewReader.Read("{\"a\":\"\xff\"}"u8.ToArray().Append((byte)0xff).ToArray())).Problem);

    [Fact]
    public void A_whole_character_in_two_escapes_is_text()
    {
        using var review = Assert.IsType<AdmissionReading.Review>(AdmissionReviewReader.Read(Encoding.UTF8.GetBytes(
            Request("""{"uid":"1","operation":"CREATE","object":{"a":"\ud83d\ude00","b":"\\ud800"}}"""))));

        Assert.Equal("😀", review.Request.Object!.Value.GetProperty("a").GetString());
    }

    [Fact]
    public void A_quoted_text_of_the_body_is_cut_and_printable()
    {
        var body = new JsonObject { ["apiVersion"] = "a\n\u001b[31m" + new string('x', 1000), ["kind"] = "Pod" };

        var problem = Assert.IsType<AdmissionReading.Malformed>(AdmissionReviewReader.Read(body.Bytes())).Problem;
        Assert.DoesNotContain(problem, char.IsControl);
        Assert.InRange(problem.Length, 1, 200);
    }

    private static string Request(string? request) =>
        $$"""{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview"{{(request is null ? "" : ",\"request\":" + request)}}}""";
}
