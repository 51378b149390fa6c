using CachePolicyOperator.Policy.Status;

namespace CachePolicyOperator.Tests.Policy.Status;

public sealed class AttestationTests
{
    [Fact]
    public void All_serve_when_every_pod_answers_with_the_revision_and_the_generation() =>
        Assert.True(Judge(new PodAnswer.Serves("a", "r2", 3), new PodAnswer.Serves("b", "r2", 3)).AllServe);

    [Fact]
    public void No_pod_is_no_proof() => Assert.False(Judge().AllServe);

    [Fact]
    public void Each_way_to_deviate_is_named()
    {
        var attestation = Judge(
            new PodAnswer.Serves("c", "r2", 2),
            new PodAnswer.Silent("b", "connection refused"),
            new PodAnswer.Serves("a", "r1", 3),
            new PodAnswer.Serves("d", "r2", 3));

        Assert.Equal((4, 1), (attestation.Ready, attestation.Serving));
        Assert.Equal("a serves revision r1; b does not answer: connection refused; c serves cache generation 2", attestation.Describe());
    }

    [Fact]
    public void What_a_stray_pods_proxy_refused_is_told_with_what_it_serves()
    {
        var attestation = Judge(new PodAnswer.Serves("a", "r1", 3) { Refusal = "[emerg] other levels" }, new PodAnswer.Serves("b", "r2", 2) { Refusal = "[emerg] no host" });
        Assert.Equal("a serves revision r1, and its log says \"[emerg] other levels\"; b serves cache generation 2, and its log says \"[emerg] no host\"", attestation.Describe());
    }

    [Fact]
    public void Only_a_pod_that_answers_is_a_stray()
    {
        Assert.True(Judge(new PodAnswer.Serves("a", "r2", 2)).AnyStray);
        Assert.False(Judge(new PodAnswer.Serves("a", "r2", 3), new PodAnswer.Silent("b", "connection refused")).AnyStray);
    }

    [Fact]
    public void Many_deviations_are_counted()
    {
        var attestation = Judge([.. Enumerable.Range(0, 100).Select(i => new PodAnswer.Serves($"pod-{i:00}", "old", 3))]);
        Assert.EndsWith("; and 97 more", attestation.Describe(), StringComparison.Ordinal);
    }

    private static Attestation Judge(params PodAnswer[] answers) => Attestation.Judge(answers, "r2", 3);
}
