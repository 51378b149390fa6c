using CachePolicyOperator.Runtime.Leadership;

namespace CachePolicyOperator.Tests.Runtime.Leadership;

public sealed class LeaderElectionOptionsTests
{
    private static readonly LeaderElectionOptions Defaults = new() { Namespace = "system", Name = "operator", Identity = "me" };

    public static TheoryData<string> Mistakes => new(Cases.Keys);

    private static Dictionary<string, LeaderElectionOptions> Cases => new()
    {
        ["no namespace"] = Defaults with { Namespace = "" },
        ["no name"] = Defaults with { Name = "" },
        ["no identity"] = Defaults with { Identity = " " },
        ["deadline not under the duration"] = Defaults with { RenewDeadline = TimeSpan.FromSeconds(15) },
        ["no room for a jittered retry"] = Defaults with { RetryPeriod = TimeSpan.FromSeconds(9) },
        ["no period"] = Defaults with { RetryPeriod = TimeSpan.Zero },
        ["a duration the API cannot say"] = Defaults with { LeaseDuration = TimeSpan.FromSeconds(15.5) },
    };

    [Fact]
    public void The_defaults_are_valid() => Defaults.Validate();

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_refused(string mistake) => Assert.Throws<ArgumentException>(Cases[mistake].Validate);
}
