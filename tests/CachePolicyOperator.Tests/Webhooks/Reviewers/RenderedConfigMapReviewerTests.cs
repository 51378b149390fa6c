using System.Text.Json.Nodes;
using CachePolicyOperator.Webhooks.Reviewers.ConfigMaps;

namespace CachePolicyOperator.Tests.Webhooks.Reviewers;

public sealed class RenderedConfigMapReviewerTests
{
    private const string Operator = "system:serviceaccount:cachepolicy-system:cachepolicy-operator";

    public static TheoryData<string, string, JsonObject?, JsonObject?> Meddling => new()
    {
        { "a revision is deleted", "DELETE", null, ConfigMaps.Rendered() },
        { "one is made up", "CREATE", ConfigMaps.Rendered(), null },
        { "its files change", "UPDATE", ConfigMaps.Rendered("listen 81;"), ConfigMaps.Rendered() },
        { "a file is added as binary", "UPDATE", ConfigMaps.Rendered().With(c => c["binaryData"] = new JsonObject { ["x"] = "AA==" }), ConfigMaps.Rendered() },
        { "it becomes mutable", "UPDATE", ConfigMaps.Rendered().With(c => c.Remove("immutable")), ConfigMaps.Rendered() },
        { "its label is removed", "UPDATE", ConfigMaps.Rendered().With(c => Labels(c).Remove("cachepolicy.dev/policy")), ConfigMaps.Rendered() },
        { "its label is changed", "UPDATE", ConfigMaps.Rendered().With(c => Labels(c)["cachepolicy.dev/revision"] = "0"), ConfigMaps.Rendered() },
        { "its generation is changed", "UPDATE", ConfigMaps.Rendered().With(c => Annotations(c)["cachepolicy.dev/cache-generation"] = "9"), ConfigMaps.Rendered() },
        { "its owners are removed", "UPDATE", ConfigMaps.Rendered().With(c => c["metadata"]!.AsObject().Remove("ownerReferences")), ConfigMaps.Rendered() },
        { "another one poses as rendered", "UPDATE", ConfigMaps.Rendered(), ConfigMaps.Rendered().With(c => c["metadata"]!.AsObject().Remove("labels")) },
        { "an empty reason", "DELETE", null, ConfigMaps.Rendered().With(c => Annotations(c)["cachepolicy.dev/emergency-edit"] = " ") },
    };

    [Theory]
    [MemberData(nameof(Meddling))]
    public void Nobody_meddles_with_a_rendered_ConfigMap(string what, string operation, JsonObject? written, JsonObject? stored)
    {
        var status = Response(ReviewBody.OfConfigMap(operation, written, stored))["status"];

        Assert.True(status is not null, what);
        Assert.Equal(403, (int)status["code"]!);
        Assert.Contains("edit CachePolicy shop/storefront instead", (string)status["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Meddling))]
    public void The_operator_and_the_controllers_of_Kubernetes_may(string what, string operation, JsonObject? written, JsonObject? stored)
    {
        foreach (var user in (string[])[Operator, "system:serviceaccount:kube-system:generic-garbage-collector", "system:serviceaccount:kube-system:namespace-controller", "system:kube-controller-manager"])
            Assert.True((bool)Response(ReviewBody.OfConfigMap(operation, written, stored, user))["allowed"]!, $"{what} by {user}");
    }

    public static TheoryData<string, JsonObject?, JsonObject?> Harmless => new()
    {
        { "UPDATE", ConfigMaps.Rendered(), ConfigMaps.Rendered() },
        { "UPDATE", ConfigMaps.Rendered().With(c => Labels(c)["team"] = "shop"), ConfigMaps.Rendered() },
        { "UPDATE", ConfigMaps.Rendered().With(c => Annotations(c)["backup"] = "yes"), ConfigMaps.Rendered() },
        { "UPDATE", ConfigMaps.Rendered().With(c => c["metadata"]!["finalizers"] = new JsonArray("x/y")), ConfigMaps.Rendered() },
        { "UPDATE", ConfigMaps.Rendered().With(c => Annotations(c)["cachepolicy.dev/emergency-edit"] = "fire"), ConfigMaps.Rendered() },
        { "CREATE", ConfigMaps.Labelled(), null },
        { "DELETE", null, ConfigMaps.Labelled() },
        { "DELETE", null, null },
    };

    [Theory]
    [MemberData(nameof(Harmless))]
    public void What_changes_nothing_of_the_operators_passes_in_silence(string operation, JsonObject? written, JsonObject? stored)
    {
        var response = Response(ReviewBody.OfConfigMap(operation, written, stored));

        Assert.True((bool)response["allowed"]!);
        Assert.Null(response["warnings"]);
    }

    [Theory]
    [InlineData("DELETE", false, true)]
    [InlineData("CREATE", true, false)]
    [InlineData("UPDATE", true, true)]
    public void In_an_emergency_it_passes_with_a_warning_and_a_line_in_the_audit_log(string operation, bool written, bool stored)
    {
        var annotated = ConfigMaps.Rendered("listen 81;").With(c => Annotations(c)["cachepolicy.dev/emergency-edit"] = "INC-17: origin on fire");

        var response = Response(ReviewBody.OfConfigMap(operation, written ? annotated : null, stored ? written ? ConfigMaps.Rendered() : annotated : null));

        Assert.True((bool)response["allowed"]!);
        Assert.Contains("emergency edit", (string)response["warnings"]![0]!, StringComparison.Ordinal);
        Assert.EndsWith("of CachePolicy storefront: INC-17: origin on fire", (string)response["auditAnnotations"]!["emergency-edit"]!, StringComparison.Ordinal);
        Assert.StartsWith("jane ", (string)response["auditAnnotations"]!["emergency-edit"]!, StringComparison.Ordinal);
    }

    private static JsonObject Labels(JsonObject configMap) => configMap["metadata"]!["labels"]!.AsObject();

    private static JsonObject Annotations(JsonObject configMap) => configMap["metadata"]!["annotations"]!.AsObject();

    private static JsonNode Response(JsonObject review)
    {
        using var judging = new Judging(new RenderedConfigMapReviewer(new(Operator)));
        return judging.Response(review);
    }
}
