using CachePolicyOperator.Judging;

namespace CachePolicyOperator.Tests.Operator.Judging;

public sealed class RehearsalTests
{
    [Fact]
    public void There_is_nothing_wrong_with_what_is_judged() =>
        Assert.Empty(Rehearsal.Run(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero)).Findings);
}
