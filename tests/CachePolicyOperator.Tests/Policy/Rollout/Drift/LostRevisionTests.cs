using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Policy.Rollout.Drift;
using static CachePolicyOperator.Tests.Policy.Rollout.Workloads;

namespace CachePolicyOperator.Tests.Policy.Rollout.Drift;

public sealed class LostRevisionTests
{
    private static readonly HashSet<string> Others = ["older"];

    [Fact]
    public void A_workload_that_mounts_it_has_lost_nothing_wherever_the_spec_now_wants_it()
    {
        Assert.False(LostRevision.IsOf(Complete, Wanted, Others));
        Assert.False(LostRevision.IsOf(Complete, Wanted with { MountPath = "/elsewhere" }, Others));
    }

    [Fact]
    public void Without_annotation_volume_or_mount_it_is_lost()
    {
        var template = Template(Wanted.ConfigMap, Wanted.Revision);

        Assert.True(LostRevision.IsOf(Complete.WithTemplate(template with { Metadata = null }), Wanted, Others));
        Assert.True(LostRevision.IsOf(Complete.WithTemplate(template with { Spec = template.Spec! with { Volumes = null } }), Wanted, Others));
        Assert.True(LostRevision.IsOf(Complete.WithTemplate(template with { Spec = template.Spec! with { Containers = [new() { Name = "nginx" }] } }), Wanted, Others));
        Assert.True(LostRevision.IsOf(Complete with { Spec = new DeploymentSpec() }, Wanted, Others));
    }

    [Fact]
    public void A_foreign_config_map_is_a_loss()
    {
        Assert.True(LostRevision.IsOf(Complete.WithTemplate(Template("mine", Wanted.Revision)), Wanted, Others));
        Assert.True(LostRevision.IsOf(Complete.WithTemplate(Template("mine", "unknown")), Wanted, Others));
    }

    [Fact]
    public void An_earlier_revision_that_somebody_went_back_to_is_left_alone()
    {
        Assert.False(LostRevision.IsOf(Complete.WithTemplate(Template("storefront-older", "older")), Wanted, Others));
    }
}
