using System.Text.RegularExpressions;
using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours.Admission;

/// <summary>A raised lifetime needs somebody's word, and the word ends with what it was given for.</summary>
[Collection(AdmissionCollection.Name)]
public sealed partial class AcknowledgementTests(SharedOperator fixture)
{
    [Fact]
    public async Task A_raised_lifetime_passes_when_it_is_acknowledged_and_not_when_it_is_raised_again()
    {
        await using var shop = await Shop.OpenGuardedAsync(fixture.Kubectl);
        await shop.ApplyAsync(Guarded.Pages(shop, "ttl: {mode: Override, edge: 10s}"));

        var asked = await ApplyAsync(shop, "60s", "");
        Assert.Contains("TTL-005", asked.Errors, StringComparison.Ordinal);
        var entry = Asked().Match(asked.Errors);
        Assert.True(entry.Success, asked.Errors);

        var acknowledged = $"  acknowledgements: [{{rule: TTL-005, hash: \"{entry.Groups["hash"].Value}\", reason: the catalogue changes once an hour now}}]";
        Assert.Equal(0, (await ApplyAsync(shop, "60s", acknowledged)).ExitCode);

        var again = await ApplyAsync(shop, "5m", acknowledged);
        Assert.Contains("TTL-005", again.Errors, StringComparison.Ordinal);
        Assert.Contains("earlier version", again.Errors, StringComparison.Ordinal);
    }

    private Task<CommandResult> ApplyAsync(Shop shop, string edge, string extra) =>
        fixture.Kubectl.TryAsync(Guarded.Pages(shop, $"ttl: {{mode: Override, edge: {edge}}}", extra), "apply", "-f", "-");

    [GeneratedRegex("""rule: TTL-005, hash: "(?<hash>[0-9a-f]{12})""")]
    private static partial Regex Asked();
}
