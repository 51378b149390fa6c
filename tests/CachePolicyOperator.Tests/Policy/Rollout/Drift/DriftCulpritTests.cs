using System.Text.Json;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Policy.Rollout.Drift;

namespace CachePolicyOperator.Tests.Policy.Rollout.Drift;

public sealed class DriftCulpritTests
{
    private const string Image = """{"f:spec": {"f:template": {"f:spec": {"f:containers": {"k:{\"name\":\"nginx\"}": {"f:image": {}}}}}}}""";
    private const string Volume = """{"f:spec": {"f:template": {"f:spec": {"f:volumes": {"k:{\"name\":\"cachepolicy\"}": {"f:configMap": {"f:name": {}}}}}}}}""";
    private const string Annotation = """{"f:spec": {"f:template": {"f:metadata": {"f:annotations": {"f:cachepolicy.dev/revision": {}}}}}}""";
    private const string Replicas = """{"f:spec": {"f:replicas": {}}}""";
    private const string Status = """{"f:status": {"f:replicas": {}}}""";

    [Theory]
    [InlineData(Volume)]
    [InlineData(Annotation)]
    public void Who_has_the_operators_fields_did_it_whoever_came_later(string fields)
    {
        var culprit = DriftCulprit.Of([Own(10), Entry("argocd-controller", "Apply", 5, fields), Entry("kubectl-set", "Update", 20, Image)]);

        Assert.Equal(("argocd-controller", "Apply"), (culprit?.Manager, culprit?.Operation));
    }

    [Fact]
    public void Else_the_last_who_changed_the_template_since()
    {
        var culprit = DriftCulprit.Of([Entry("old", "Update", 1, Image), Own(10), Entry("helm", "Update", 12, Image), Entry("kubectl-edit", "Update", 20, Image)]);

        Assert.Equal("kubectl-edit (Update, 12:00:20 UTC)", DriftCulprit.Describe(culprit));
    }

    [Fact]
    public void Neither_controllers_nor_scaling_nor_what_came_before_counts()
    {
        var culprit = DriftCulprit.Of(
            [Entry("kubectl", "Apply", 9, Image), Own(10), Entry("kube-controller-manager", "Update", 30, Status), Entry("hpa", "Update", 30, Replicas)]);

        Assert.Null(culprit);
        Assert.Equal("somebody whom its managedFields do not tell", DriftCulprit.Describe(culprit));
    }

    [Fact]
    public void The_operator_itself_is_never_named_whatever_its_hold_is_called()
    {
        Assert.Null(DriftCulprit.Of([Own(10), Entry("cachepolicy-operator-hold", "Update", 30, Volume)]));
    }

    [Fact]
    public void Without_any_entry_nobody_is_named()
    {
        Assert.Null(DriftCulprit.Of([]));
    }

    [Fact]
    public void An_entry_without_fields_or_time_does_no_harm()
    {
        Assert.Equal(new DriftCulprit("edit", "Update", null), DriftCulprit.Of([new() { Manager = "none", Operation = "Update" }, Entry("edit", "Update", 0, Image) with { Time = null }]));
    }

    private static ManagedFieldsEntry Own(int second) => Entry("cachepolicy-operator", "Apply", second, Annotation);

    private static ManagedFieldsEntry Entry(string manager, string operation, int second, string fields) => new()
    {
        Manager = manager,
        Operation = operation,
        Time = new(2026, 6, 1, 12, 0, second, TimeSpan.Zero),
        FieldsV1 = JsonDocument.Parse(fields).RootElement,
    };
}
