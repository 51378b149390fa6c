using System.Security.Cryptography.X509Certificates;
using System.Text;
using CachePolicyOperator.Runtime.Configuration;
using CachePolicyOperator.Tests.Scripted;

namespace CachePolicyOperator.Tests.Runtime.Configuration;

public sealed class KubeconfigTests : IDisposable
{
    private readonly ConfigurationFolder _folder = new();
    private readonly TestAuthority _authority = new("cluster");

    [Fact]
    public void Of_several_files_the_first_that_names_an_entry_wins_whole()
    {
        var first = _folder.Write(
            "first",
            """
            contexts: [{name: shared, context: {cluster: east, user: admin, namespace: shop}}]
            users: [{name: admin, user: {token: from-first}}]
            """);
        var second = _folder.Write(
            "second",
            """
            current-context: shared
            contexts: [{name: shared, context: {cluster: west, user: admin}}]
            clusters: [{name: east, cluster: {server: "https://east"}}, {name: west, cluster: {server: "https://west"}}]
            users: [{name: admin, user: {username: must, password: not-matter}}]
            """);
        _folder["KUBECONFIG"] = string.Join(Path.PathSeparator, first, Path.Combine(_folder.Root, "not-there"), second);

        var configuration = _folder.Load();

        Assert.Equal(("https://east/", "shop"), (configuration.Server.AbsoluteUri, configuration.Namespace));
    }

    [Fact]
    public void A_context_can_be_chosen()
    {
        var file = _folder.Write(
            "config",
            """
            current-context: a
            contexts: [{name: a, context: {cluster: a}}, {name: b, context: {cluster: b}}]
            clusters: [{name: a, cluster: {server: "https://a"}}, {name: b, cluster: {server: "https://b/k8s", tls-server-name: api.b, proxy-url: "http://proxy:3128"}}]
            """);

        var configuration = _folder.Load(file, "b");

        Assert.Equal(("https://b/k8s", "api.b", "http://proxy:3128/"), (configuration.Server.AbsoluteUri, configuration.TlsServerName, configuration.Proxy!.AbsoluteUri));
        Assert.Null(configuration.Token);
        Assert.IsType<ServerTrust.SystemRoots>(configuration.Trust);
    }

    [Fact]
    public void Certificates_are_read_from_files_beside_the_kubeconfig_and_from_data()
    {
        using var pair = _authority.Issue("admin");
        var key = pair.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem();
        _folder.Write("pki/ca.pem", _authority.Pem);
        _folder.Write("pki/admin.pem", pair.ExportCertificatePem());
        _folder.Write("pki/admin.key", key);

        var byFile = Load("certificate-authority: pki/ca.pem", "{client-certificate: pki/admin.pem, client-key: pki/admin.key}");
        var byData = Load(
            $"certificate-authority-data: {Base64(_authority.Pem)}",
            $"{{client-certificate-data: {Base64(pair.ExportCertificatePem())}, client-key-data: {Base64(key)}}}");

        Assert.Equal(new ServerTrust.RootsFile(Path.Combine(_folder.Root, "pki", "ca.pem")), byFile.Trust);
        Assert.Equal(new ServerTrust.Roots(_authority.Pem), byData.Trust);
        Assert.All([byFile, byData], configuration =>
        {
            Assert.Equal("CN=admin", configuration.ClientCertificate!.Subject);
            Assert.True(configuration.ClientCertificate.HasPrivateKey);
        });
    }

    [Fact]
    public async Task A_token_file_goes_before_a_token()
    {
        _folder.Write("token", "from-file");

        var configuration = Load("insecure-skip-tls-verify: true", "{tokenFile: token, token: inline}");

        Assert.Equal("from-file", await configuration.Token!.GetAsync(CancellationToken.None));
        Assert.IsType<ServerTrust.Anything>(configuration.Trust);
    }

    [Theory]
    [InlineData("{exec: {command: aws}}", "user \"u\": exec asks for a credential plugin")]
    [InlineData("{auth-provider: {name: oidc}}", "user \"u\": auth-provider was removed")]
    [InlineData("{username: a, password: b}", "user \"u\": username and password were removed")]
    [InlineData("{as: root, token: t}", "user \"u\": as asks for impersonation")]
    [InlineData("{as-groups: [system:masters], token: t}", "user \"u\": as-groups asks for impersonation")]
    [InlineData("{client-certificate-data: AAAA}", "user \"u\": client-key is missing")]
    [InlineData("{client-key-data: AAAA}", "user \"u\": client-certificate is missing")]
    [InlineData("{client-certificate-data: AAAA, client-key-data: AAAA}", "user \"u\": client-certificate and client-key cannot be used")]
    [InlineData("{client-certificate-data: '%', client-key-data: AAAA}", "user \"u\": client-certificate-data is not base64")]
    [InlineData("{client-certificate: nowhere.pem, client-key-data: AAAA}", "nowhere.pem, which does not exist")]
    [InlineData("{tokenFile: nowhere}", "nowhere, which does not exist")]
    [InlineData("{token: [a]}", "user \"u\": token must be a string")]
    public void A_user_that_cannot_be_used_is_named_with_its_field(string user, string expected) =>
        Assert.Contains(expected, Refused("", user), StringComparison.Ordinal);

    [Theory]
    [InlineData("{exec: {command: aws}}")]
    [InlineData("{auth-provider: {name: oidc}}")]
    public void Refused_plugins_come_with_the_way_out(string user) =>
        Assert.Contains("kubectl create token", Refused("", user), StringComparison.Ordinal);

    [Theory]
    [InlineData("certificate-authority-data: '!'", "cluster \"c\": certificate-authority-data is not base64")]
    [InlineData("certificate-authority-data: AAAA", "cluster \"c\": certificate-authority-data holds no PEM certificate")]
    [InlineData("certificate-authority: nowhere", "cluster \"c\": certificate-authority names")]
    [InlineData("insecure-skip-tls-verify: perhaps", "cluster \"c\": insecure-skip-tls-verify is \"perhaps\", must be true or false")]
    [InlineData("proxy-url: 'not a url'", "cluster \"c\": proxy-url is \"not a url\"")]
    public void A_cluster_that_cannot_be_used_is_named_with_its_field(string cluster, string expected) =>
        Assert.Contains(expected, Refused(cluster, "{token: t}"), StringComparison.Ordinal);

    [Fact]
    public void Skipping_verification_beside_an_authority_is_a_contradiction() =>
        Assert.Contains(
            "insecure-skip-tls-verify contradicts",
            Refused($"insecure-skip-tls-verify: true, certificate-authority-data: {Base64(_authority.Pem)}", "{token: t}"),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("", "current-context is not set")]
    [InlineData("current-context: x\ncontexts: [{name: y, context: {cluster: c}}]", "there is no context \"x\"; there is: y")]
    [InlineData("current-context: x\ncontexts: [{name: x}]", "context \"x\": cluster is missing")]
    [InlineData("current-context: x\ncontexts: [{name: x, context: {cluster: c}}]", "cluster names \"c\", which does not exist; there is: none")]
    [InlineData("current-context: x\ncontexts: [{name: x, context: {cluster: c}}]\nclusters: [{name: c, cluster: {}}]", "cluster \"c\": server is missing")]
    [InlineData("current-context: x\ncontexts: [{name: x, context: {cluster: c}}]\nclusters: [{name: c, cluster: {server: 'localhost:8080'}}]", "cluster \"c\": server is \"localhost:8080\"")]
    [InlineData("contexts: [{context: {cluster: c}}]", "contexts[0]: name is missing")]
    [InlineData("contexts: {a: b}", "contexts must be a list")]
    [InlineData("- a", "must be a mapping")]
    [InlineData("a: [", "not YAML")]
    public void A_file_that_cannot_be_used_is_named_with_what_is_wrong(string content, string expected)
    {
        var file = _folder.Write("config", content);

        var failure = Assert.Throws<ConfigurationException>(() => _folder.Load(file));

        Assert.StartsWith(file + ":", failure.Message, StringComparison.Ordinal);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _authority.Dispose();
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private string Refused(string cluster, string user) => Assert.Throws<ConfigurationException>(() => Load(cluster, user)).Message;

    private KubernetesConfiguration Load(string cluster, string user) => _folder.Load(_folder.Write(
        "config",
        $$"""
        current-context: x
        contexts: [{name: x, context: {cluster: c, user: u} }]
        clusters: [{name: c, cluster: {server: "https://c:6443", {{cluster}} } }]
        users: [{name: u, user: {{user}} }]
        """));
}
