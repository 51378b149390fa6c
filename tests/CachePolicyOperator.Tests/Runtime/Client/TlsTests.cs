using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Runtime.Client;
using CachePolicyOperator.Runtime.Configuration;
using CachePolicyOperator.Tests.Scripted;
using Microsoft.AspNetCore.Http;

namespace CachePolicyOperator.Tests.Runtime.Client;

public sealed class TlsTests : IDisposable
{
    private readonly TestAuthority _authority = new("right");
    private readonly TestAuthority _stranger = new("wrong");
    private readonly string _caFile = Path.GetTempFileName();

    [Fact]
    public async Task The_clusters_own_authority_is_trusted_and_http_2_spoken()
    {
        using var certificate = _authority.Issue("apiserver");
        await using var server = await TlsServer.StartAsync(certificate, WhoAsksAsync);

        Assert.Equal("HTTP/2 nobody", await AskAsync(new() { Server = server.Address, Trust = new ServerTrust.Roots(_authority.Pem) }));
    }

    [Fact]
    public async Task Any_of_several_authorities_will_do()
    {
        using var certificate = _authority.Issue("apiserver");
        await using var server = await TlsServer.StartAsync(certificate, WhoAsksAsync);

        await AskAsync(new() { Server = server.Address, Trust = new ServerTrust.Roots(_stranger.Pem + "\n" + _authority.Pem) });
    }

    public static TheoryData<string> Distrusted => ["another authority", "the system's roots", "an empty file"];

    [Theory]
    [MemberData(nameof(Distrusted))]
    public async Task A_server_of_an_unknown_authority_is_refused(string trusted)
    {
        using var certificate = _authority.Issue("apiserver");
        await using var server = await TlsServer.StartAsync(certificate, WhoAsksAsync);
        ServerTrust trust = trusted switch
        {
            "another authority" => new ServerTrust.Roots(_stranger.Pem),
            "the system's roots" => new ServerTrust.SystemRoots(),
            _ => new ServerTrust.RootsFile(_caFile),
        };

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(new() { Server = server.Address, Trust = trust }));

        Assert.Equal(HttpRequestError.SecureConnectionError, failure.HttpRequestError);
        Assert.IsType<AuthenticationException>(failure.InnerException);
    }

    [Fact]
    public async Task A_certificate_of_another_name_is_refused_unless_that_name_was_asked_for()
    {
        using var certificate = _authority.Issue("apiserver", dnsName: "kubernetes.example");
        await using var server = await TlsServer.StartAsync(certificate, WhoAsksAsync);
        var configuration = new KubernetesConfiguration { Server = server.Address, Trust = new ServerTrust.Roots(_authority.Pem) };

        await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(configuration));
        await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(configuration with { TlsServerName = "other.example" }));
        await AskAsync(configuration with { TlsServerName = "kubernetes.example" });
    }

    [Fact]
    public async Task Verification_is_skipped_only_where_that_was_asked_for()
    {
        using var certificate = _stranger.Issue("apiserver", dnsName: "elsewhere.example");
        await using var server = await TlsServer.StartAsync(certificate, WhoAsksAsync);

        await AskAsync(new() { Server = server.Address, Trust = new ServerTrust.Anything() });
    }

    [Fact]
    public async Task A_client_certificate_is_presented()
    {
        using var certificate = _authority.Issue("apiserver");
        await using var server = await TlsServer.StartAsync(certificate, WhoAsksAsync);
        using var client = _authority.Issue("system:admin");

        Assert.Equal("HTTP/2 CN=system:admin", await AskAsync(new()
        {
            Server = server.Address,
            Trust = new ServerTrust.Roots(_authority.Pem),
            ClientCertificate = client,
        }));
    }

    [Fact]
    public async Task A_rotated_authority_is_trusted_without_a_restart_and_the_old_one_no_longer()
    {
        using var before = _authority.Issue("apiserver");
        using var after = _stranger.Issue("apiserver");
        await using var oldServer = await TlsServer.StartAsync(before, WhoAsksAsync);
        await using var newServer = await TlsServer.StartAsync(after, WhoAsksAsync);
        await File.WriteAllTextAsync(_caFile, _authority.Pem);
        var check = new ServerTrust.RootsFile(_caFile);
        await AskAsync(new() { Server = oldServer.Address, Trust = check });

        await File.WriteAllTextAsync(_caFile, _stranger.Pem);

        await AskAsync(new() { Server = newServer.Address, Trust = check });
        await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(new() { Server = oldServer.Address, Trust = check }));
    }

    public void Dispose()
    {
        _authority.Dispose();
        _stranger.Dispose();
        File.Delete(_caFile);
    }

    private static async Task<string> AskAsync(KubernetesConfiguration configuration)
    {
        using var metrics = new ClientMetrics();
        using var client = new KubernetesClient(configuration, new() { UserAgent = "x/1" }, metrics, TimeProvider.System);
        var map = await client.GetAsync<ConfigMap>("who", "kube-system", CancellationToken.None);
        return map!.Data!["who"];
    }

    private static async Task WhoAsksAsync(HttpContext context)
    {
        X509Certificate2? client = context.Connection.ClientCertificate;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($$$"""{"metadata":{"name":"who"},"data":{"who":"{{{context.Request.Protocol}}} {{{client?.Subject ?? "nobody"}}}"} }""");
    }
}
