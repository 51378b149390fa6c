using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Revisions;

namespace CachePolicyOperator.Tests.Operator.Revisions;

public sealed class RevisionHistoryTests
{
    [Fact]
    public void The_present_revision_and_the_newest_ten_others_stay()
    {
        var surplus = RevisionHistory.Surplus([.. Enumerable.Range(0, 14).Select(Revision)], "revision-00");
        Assert.Equal(["revision-03", "revision-02", "revision-01"], surplus.Select(r => r.Name));
    }

    [Fact]
    public void Little_history_has_no_surplus() =>
        Assert.Empty(RevisionHistory.Surplus([.. Enumerable.Range(0, 11).Select(Revision)], "revision-10"));

    private static ObjectMeta Revision(int age) => new() { Name = $"revision-{age:00}", CreationTimestamp = DateTimeOffset.FromUnixTimeSeconds(age) };
}
