using System.Text;
using System.Text.Json.Nodes;
using CachePolicyOperator.Webhooks.Reviewers.ConfigMaps;

namespace CachePolicyOperator.Tests.Webhooks.Reviewers;

public sealed class LabelledConfigMapReviewerTests
{
    private readonly List<ConfigurationFile> _judged = [];

    [Fact]
    public void All_files_are_judged_in_the_order_of_their_names()
    {
        Response(ReviewBody.OfConfigMap("CREATE", ConfigMaps.Labelled()));

        Assert.Equal([("binaryData[a.conf]", "listen 80;"), ("data[b.conf]", "proxy_cache_valid 200 4h;")], _judged.Select(f => (f.Path, Encoding.UTF8.GetString(f.Content.Span))));
    }

    [Fact]
    public void What_the_lint_refuses_is_denied_with_its_place()
    {
        var status = Response(ReviewBody.OfConfigMap("CREATE", ConfigMaps.Labelled()), new([new("data[b.conf]", "line 1, column 19: 4h is too long (TTL-001)")], ["also odd"]));

        Assert.Equal("ConfigMap shop/proxy is refused: data[b.conf]: line 1, column 19: 4h is too long (TTL-001)", (string)status["status"]!["message"]!);
        Assert.Equal("also odd", (string)status["warnings"]![0]!);
    }

    [Fact]
    public void A_ConfigMap_without_the_label_is_not_looked_at() =>
        AssertNotJudged(ReviewBody.OfConfigMap("CREATE", ConfigMaps.Rendered()));

    [Fact]
    public void A_change_that_leaves_the_files_alone_is_not_judged() =>
        AssertNotJudged(ReviewBody.OfConfigMap("UPDATE", ConfigMaps.Labelled().With(c => c["metadata"]!["annotations"] = new JsonObject { ["a"] = "b" }), ConfigMaps.Labelled()));

    [Fact]
    public void A_deletion_is_not_judged() =>
        AssertNotJudged(ReviewBody.OfConfigMap("DELETE", null, ConfigMaps.Labelled()));

    [Fact]
    public void Files_are_judged_when_the_label_is_put_on()
    {
        Response(ReviewBody.OfConfigMap("UPDATE", ConfigMaps.Labelled(), ConfigMaps.Labelled().With(c => c["metadata"]!.AsObject().Remove("labels"))));

        Assert.Equal(2, _judged.Count);
    }

    [Fact]
    public void A_label_that_names_no_known_proxy_is_allowed_with_a_warning()
    {
        var response = Response(ReviewBody.OfConfigMap("CREATE", ConfigMaps.Labelled().With(c => c["metadata"]!["labels"]!["cachepolicy.dev/lint"] = "squid")));

        Assert.True((bool)response["allowed"]!);
        Assert.Equal("not checked: label cachepolicy.dev/lint says squid; known is nginx", (string)response["warnings"]![0]!);
    }

    private void AssertNotJudged(JsonObject review)
    {
        Assert.True((bool)Response(review, new([new("", "no")], []))["allowed"]!);
        Assert.Empty(_judged);
    }

    private JsonNode Response(JsonObject review, LintJudgement? judgement = null)
    {
        using var judging = new Judging(new LabelledConfigMapReviewer(new Dictionary<string, IConfigurationLint> { ["nginx"] = new Lint(_judged, judgement ?? new([], [])) }), failsOpen: true);
        return judging.Response(review);
    }

    private sealed class Lint(List<ConfigurationFile> judged, LintJudgement judgement) : IConfigurationLint
    {
        public LintJudgement Judge(string @namespace, IReadOnlyDictionary<string, string> labels, IReadOnlyList<ConfigurationFile> files)
        {
            judged.AddRange(files);
            return judgement;
        }
    }
}
