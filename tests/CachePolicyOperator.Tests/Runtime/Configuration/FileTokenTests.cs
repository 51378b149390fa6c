using CachePolicyOperator.Runtime.Client;
using CachePolicyOperator.Runtime.Configuration;
using CachePolicyOperator.Tests.Scripted;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Runtime.Configuration;

public sealed class FileTokenTests : IDisposable
{
    private readonly ConfigurationFolder _folder = new();
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_rotated_token_is_seen_within_a_minute()
    {
        var token = new FileToken(_folder.Write("token", " first\n"), _time);
        Assert.Equal("first", await token.GetAsync(CancellationToken.None));

        _folder.Write("token", "second");

        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal("first", await token.GetAsync(CancellationToken.None));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("second", await token.GetAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_token_that_the_server_refused_is_read_again_at_once()
    {
        var token = new FileToken(_folder.Write("token", "first"), _time);
        await using var server = new ScriptedApiServer(
            exchange => exchange.StatusAsync(401, "Unauthorized", "expired"),
            exchange => exchange.StatusAsync(404, "NotFound", "x"));
        using var metrics = new ClientMetrics();
        using var client = new KubernetesClient(server.Configuration with { Token = token }, new() { UserAgent = "x/1" }, metrics, _time);

        await Assert.ThrowsAsync<Abstractions.Client.KubernetesApiException>(
            () => client.GetAsync<Abstractions.Kinds.ConfigMap>("a", "b", CancellationToken.None));
        _folder.Write("token", "second");
        await client.GetAsync<Abstractions.Kinds.ConfigMap>("a", "b", CancellationToken.None);

        Assert.Equal("Bearer first", (await server.NextRequestAsync()).Headers["Authorization"]);
        Assert.Equal("Bearer second", (await server.NextRequestAsync()).Headers["Authorization"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_is_just_being_replaced_keeps_the_last_token(bool gone)
    {
        var path = _folder.Write("token", "first");
        var token = new FileToken(path, _time);
        await token.GetAsync(CancellationToken.None);
        if (gone)
            File.Delete(path);
        else
            _folder.Write("token", "");

        _time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("first", await token.GetAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_token_that_was_never_readable_is_an_error() =>
        await Assert.ThrowsAnyAsync<IOException>(async () => await new FileToken(Path.Combine(_folder.Root, "missing"), _time).GetAsync(CancellationToken.None));

    public void Dispose() => _folder.Dispose();
}
