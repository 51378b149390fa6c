using CachePolicyOperator.Runtime.Configuration;
using CachePolicyOperator.Tests.Scripted;

namespace CachePolicyOperator.Tests.Runtime.Configuration;

public sealed class DefaultConfigurationTests : IDisposable
{
    private readonly ConfigurationFolder _folder = new();

    [Fact]
    public async Task The_nearest_source_wins()
    {
        var named = _folder.Write("named", ConfigurationFolder.Simple("named"));
        var variable = _folder.Write("variable", ConfigurationFolder.Simple("variable"));
        _folder.Write("home/.kube/config", ConfigurationFolder.Simple("home"));
        Assert.Equal("https://home:6443/", _folder.Load().Server.AbsoluteUri);

        _folder.WriteServiceAccount("");
        Assert.Equal("https://10.0.0.1/", _folder.Load().Server.AbsoluteUri);
        Assert.Equal("https://home:6443/", _folder.Load(context: "home").Server.AbsoluteUri);

        _folder["KUBECONFIG"] = variable;
        Assert.Equal("https://variable:6443/", _folder.Load().Server.AbsoluteUri);
        var configuration = _folder.Load(named);
        Assert.Equal("https://named:6443/", configuration.Server.AbsoluteUri);
        Assert.Equal("named-token", await configuration.Token!.GetAsync(CancellationToken.None));
        Assert.Equal($"context \"named\" of {named}", configuration.Source);
    }

    [Fact]
    public async Task A_pod_uses_its_service_account()
    {
        using var authority = new TestAuthority("cluster");
        _folder.WriteServiceAccount(authority.Pem);

        var configuration = _folder.Load();

        Assert.Equal("operators", configuration.Namespace);
        Assert.Equal("in-cluster", await configuration.Token!.GetAsync(CancellationToken.None));
        Assert.Equal(new ServerTrust.RootsFile(Path.Combine(_folder.Root, "serviceaccount", "ca.crt")), configuration.Trust);
    }

    [Fact]
    public void An_IPv6_service_address_gets_its_brackets()
    {
        _folder.WriteServiceAccount("");
        _folder["KUBERNETES_SERVICE_HOST"] = "fd00::1";

        Assert.Equal("https://[fd00::1]/", _folder.Load().Server.AbsoluteUri);
    }

    [Fact]
    public void Without_any_source_the_message_names_all_that_were_tried()
    {
        var failure = Assert.Throws<ConfigurationException>(() => _folder.Load());

        Assert.Contains("KUBECONFIG", failure.Message, StringComparison.Ordinal);
        Assert.Contains("service account", failure.Message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_folder.Root, "home", ".kube", "config"), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_that_names_nothing_is_not_passed_over()
    {
        _folder.Write("home/.kube/config", ConfigurationFolder.Simple("home"));
        _folder["KUBECONFIG"] = Path.Combine(_folder.Root, "missing");

        Assert.Contains("missing", Assert.Throws<ConfigurationException>(() => _folder.Load()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_file_that_is_missing_is_named()
    {
        var missing = Path.Combine(_folder.Root, "missing");

        Assert.StartsWith(missing + ":", Assert.Throws<ConfigurationException>(() => _folder.Load(missing)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
