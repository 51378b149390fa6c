using System.Text.RegularExpressions;
using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours;

/// <summary>The webhook's certificates on a real API server: one Secret for all operators, and the caBundle that follows it.</summary>
[Collection(OperatorCollection.Name)]
public sealed partial class CertificateTests(OperatorFixture fixture)
{
    private Kubectl Kubectl => fixture.Kubectl;

    [Fact]
    public async Task Two_operators_share_an_authority_and_put_a_changed_bundle_right()
    {
        await using var hook = await Hook.OpenAsync(fixture);
        await Kubectl.ApplyAsync(hook.Configuration("a", "b"));
        var starting = new[] { hook.StartOperatorAsync(), hook.StartOperatorAsync() };
        await using var first = await starting[0];
        await using var second = await starting[1];

        var bundle = await hook.UntilPublishedAsync(webhooks: 2);
        Assert.Single(Certificates().Matches(bundle));
        Assert.Equal(await hook.SecretAsync("tls.crt"), bundle);

        await Kubectl.RunAsync("patch", "validatingwebhookconfiguration", hook.Name, "--type=json", "-p", """[{"op": "remove", "path": "/webhooks/1/clientConfig/caBundle"}]""");
        Assert.Equal(bundle, await hook.UntilPublishedAsync(webhooks: 2));
        await Kubectl.RunAsync("replace", "-f", await FileAsync(hook.Configuration("a", "b", "c")));
        Assert.Equal(bundle, await hook.UntilPublishedAsync(webhooks: 3));
    }

    [Theory]
    [InlineData("--server-side=false")]
    [InlineData("--server-side=true")]
    public async Task A_configuration_is_installed_later_and_changed_by_its_owner(string how)
    {
        await using var hook = await Hook.OpenAsync(fixture);
        await using var @operator = await hook.StartOperatorAsync();

        await Kubectl.RunAsync("apply", how, "-f", await FileAsync(hook.Configuration("a", "b")));
        var bundle = await hook.UntilPublishedAsync(webhooks: 2);
        await Kubectl.RunAsync("apply", how, "-f", await FileAsync(hook.Configuration("a", "b", "c")));
        Assert.Equal(bundle, await hook.UntilPublishedAsync(webhooks: 3));
        await Kubectl.RunAsync("apply", how, "-f", await FileAsync(hook.Configuration("c")));
        Assert.Equal(bundle, await hook.UntilPublishedAsync(webhooks: 1));
    }

    [Fact]
    public async Task A_damaged_Secret_is_replaced_and_what_was_trusted_stays_trusted()
    {
        await using var hook = await Hook.OpenAsync(fixture);
        await Kubectl.ApplyAsync(hook.Configuration("a"));
        await using var @operator = await hook.StartOperatorAsync();
        var before = await hook.UntilPublishedAsync(webhooks: 1);

        await Kubectl.RunAsync("patch", "secret", "-n", hook.Name, hook.SecretName, "-p", """{"data": {"tls.key": "AAAA"}}""");

        await Eventually.HoldsAsync("the authority is replaced", () => hook.SecretAsync("tls.crt"), certificate => certificate != before && certificate.Length > 0);
        var after = await hook.UntilPublishedAsync(webhooks: 1);
        Assert.Equal(before + await hook.SecretAsync("tls.crt"), after);
    }

    [Fact]
    public async Task An_authority_is_rotated_with_overlap()
    {
        await using var hook = await Hook.OpenAsync(fixture);
        await Kubectl.ApplyAsync(hook.Configuration("a"));
        await using var @operator = await hook.StartOperatorAsync("--webhook-certificate-lifetime", "5s", "--webhook-authority-lifetime", "18s");
        var old = await hook.SecretAsync("tls.crt");

        await Eventually.HoldsAsync("both are trusted", hook.BundlesAsync, bundles => Certificates().Count(bundles[0]) == 2 && bundles[0].StartsWith(old, StringComparison.Ordinal));
        await Eventually.HoldsAsync("the old one is not", hook.BundlesAsync, bundles => !bundles[0].Contains(old, StringComparison.Ordinal));
        Assert.DoesNotContain("could not be kept", @operator.Log, StringComparison.Ordinal);
    }

    private static async Task<string> FileAsync(string manifest)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, manifest);
        return file;
    }

    [GeneratedRegex("BEGIN CERTIFICATE")]
    private static partial Regex Certificates();
}
