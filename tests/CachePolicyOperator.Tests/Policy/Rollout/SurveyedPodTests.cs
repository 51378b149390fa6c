using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Policy.Rollout.Pods;

namespace CachePolicyOperator.Tests.Policy.Rollout;

public sealed class SurveyedPodTests
{
    [Fact]
    public void A_pod_that_runs_or_starts_is_in_no_trouble()
    {
        Assert.Null(Of(new()).Trouble);
        Assert.Null(Of(new() { State = new() { Waiting = new() { Reason = "ContainerCreating" } } }).Trouble);
    }

    [Fact]
    public void A_container_that_ended_is_trouble_at_once()
    {
        Assert.Contains("exit code 1", Of(new() { State = new() { Terminated = new() { ExitCode = 1 } } }).Trouble, StringComparison.Ordinal);
        Assert.Contains("exit code 1 and was started 3 times", Of(new() { RestartCount = 2, State = new() { Waiting = new() { Reason = "CrashLoopBackOff" } }, LastState = new() { Terminated = new() { ExitCode = 1 } } }).Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public void A_neighbour_in_the_pod_does_not_count() =>
        Assert.Null(SurveyedPod.Of(new() { Status = new() { ContainerStatuses = [new() { Name = "exporter", RestartCount = 9 }] } }, "nginx").Trouble);

    [Fact]
    public void The_proxys_own_words_are_found_in_its_log()
    {
        const string Log = """
            2026/01/01 12:00:00 [notice] 1#1: using the "epoll" event method
            2026/01/01 12:00:00 [emerg] 1#1: host not found in upstream "origin" in /etc/nginx/conf.d/cachepolicy.conf:7
            nginx: [emerg] host not found in upstream "origin" in /etc/nginx/conf.d/cachepolicy.conf:7
            """;
        Assert.Equal("[emerg] 1#1: host not found in upstream \"origin\" in /etc/nginx/conf.d/cachepolicy.conf:7", ProxyComplaint.In(Log));
        Assert.Null(ProxyComplaint.In("all is well"));
    }

    [Fact]
    public void Of_several_reloads_the_latest_one_counts()
    {
        const string Log = """
            2026/01/01 12:00:00 [emerg] 1#1: unknown directive "levles" in /etc/nginx/conf.d/mine.conf:1
            2026/01/01 12:00:01 [notice] 1#1: signal 1 (SIGHUP) received from 30, reconfiguring
            2026/01/01 12:00:01 [emerg] 1#1: cache "mine" had previously different levels
            2026/01/01 12:00:02 [notice] 1#1: signal 17 (SIGCHLD) received from 29
            """;
        Assert.Equal("[emerg] 1#1: cache \"mine\" had previously different levels", ProxyComplaint.LastIn(Log));
        Assert.Null(ProxyComplaint.LastIn("all is well"));
    }

    [Fact]
    public void A_line_of_any_length_and_content_becomes_a_short_one()
    {
        var words = ProxyComplaint.In("[emerg] \u001b[31m" + new string('x', 10_000))!;
        Assert.True(words.Length <= 501);
        Assert.DoesNotContain(words, char.IsControl);
    }

    private static SurveyedPod Of(ContainerStatus status) => SurveyedPod.Of(new() { Status = new() { ContainerStatuses = [status with { Name = "nginx" }] } }, "nginx");
}
