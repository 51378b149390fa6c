using CachePolicyOperator.Cli.Inputs;

namespace CachePolicyOperator.Tests.Cli.Inputs;

public sealed class PathPatternTests
{
    [Theory]
    [InlineData("deploy/*.yaml", "deploy/a.yaml", true)]
    [InlineData("deploy/*.yaml", "deploy/b/a.yaml", false)]
    [InlineData("deploy/**/*.yaml", "deploy/a.yaml", true)]
    [InlineData("deploy/**/*.yaml", "deploy/b/c/a.yaml", true)]
    [InlineData("**/policy.y?ml", "policy.yaml", true)]
    [InlineData("deploy/*.yaml", "deploy/axyaml", false)]
    public void A_pattern_matches_as_in_a_shell(string pattern, string path, bool matches) =>
        Assert.Equal(matches, new PathPattern(pattern).Matches(path));

    [Theory]
    [InlineData("deploy/**/*.yaml", "deploy")]
    [InlineData("*.yaml", ".")]
    [InlineData("/*.yaml", "/")]
    public void The_search_begins_at_the_folder_that_is_certain(string pattern, string root) => Assert.Equal(root, new PathPattern(pattern).Root);
}
