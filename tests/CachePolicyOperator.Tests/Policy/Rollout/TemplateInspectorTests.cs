using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout;
using static CachePolicyOperator.Tests.Policy.Rollout.Workloads;

namespace CachePolicyOperator.Tests.Policy.Rollout;

public sealed class TemplateInspectorTests
{
    [Fact]
    public void A_template_that_mounts_the_revision_is_as_wanted() =>
        Assert.Equal(new Attachment.Wanted("nginx"), TemplateInspector.Inspect(Complete, Target, Wanted));

    [Fact]
    public void Another_config_map_is_another_revision() =>
        Assert.Equal(new Attachment.Other("nginx"), TemplateInspector.Inspect(Complete.WithTemplate(Template("storefront-old", Wanted.Revision)), Target, Wanted));

    [Fact]
    public void Another_annotation_is_another_revision() =>
        Assert.Equal(new Attachment.Other("nginx"), TemplateInspector.Inspect(Complete.WithTemplate(Template(Wanted.ConfigMap, "old")), Target, Wanted));

    [Fact]
    public void A_template_that_never_had_a_revision_can_take_one()
    {
        var bare = Complete.WithTemplate(new() { Spec = new() { Containers = [new() { Name = "nginx" }] } });
        Assert.Equal(new Attachment.Other("nginx"), TemplateInspector.Inspect(bare, Target, Wanted));
    }

    [Fact]
    public void A_container_need_not_be_named_when_there_is_only_one()
    {
        var bare = Complete.WithTemplate(new() { Spec = new() { Containers = [new() { Name = "only" }] } });
        Assert.Equal(new Attachment.Other("only"), TemplateInspector.Inspect(bare, Target with { Container = null }, Wanted));
    }

    [Fact]
    public void Several_containers_and_no_name_are_refused_with_the_choices()
    {
        var impossible = Assert.IsType<Attachment.Impossible>(TemplateInspector.Inspect(Complete, Target with { Container = null }, Wanted));
        Assert.Equal(ConditionReasons.ContainerNotFound, impossible.Reason);
        Assert.Contains("nginx, exporter", impossible.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/etc/nginx/conf.d")]
    [InlineData("/etc/nginx/conf.d/")]
    public void A_mount_of_somebody_else_is_not_taken_over(string path)
    {
        var taken = Complete.WithTemplate(new() { Spec = new() { Containers = [new() { Name = "nginx", VolumeMounts = [new() { Name = "mine", MountPath = path }] }] } });
        var impossible = Assert.IsType<Attachment.Impossible>(TemplateInspector.Inspect(taken, Target, Wanted));
        Assert.Equal(ConditionReasons.MountPathTaken, impossible.Reason);
        Assert.Contains("mine", impossible.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_volume_of_our_name_that_is_no_config_map_is_not_taken_over()
    {
        var taken = Complete.WithTemplate(new() { Spec = new() { Containers = [new() { Name = "nginx" }], Volumes = [new() { Name = Marks.Volume }] } });
        Assert.IsType<Attachment.Impossible>(TemplateInspector.Inspect(taken, Target, Wanted));
    }
}
