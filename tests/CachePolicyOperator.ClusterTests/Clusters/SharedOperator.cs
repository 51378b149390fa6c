namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>
/// One cluster with one operator for collections that run beside each other: it starts with the first and ends with the last of them.
/// Their tests keep to namespaces of their own, and to guard-rails that select nothing else; a test that restarts the operator, or
/// changes what all see, belongs to <see cref="OperatorCollection"/>.
/// </summary>
public sealed class SharedOperator : IAsyncLifetime
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static OperatorFixture? _shared;
    private static Task _started = Task.CompletedTask;
    private static int _users;

    private OperatorFixture? _fixture;

    internal Kubectl Kubectl => Fixture.Kubectl;

    private OperatorFixture Fixture => _fixture ?? throw new InvalidOperationException("the operator is not running");

    internal Task<Shop> UntouchedShopAsync() => Fixture.UntouchedShopAsync();

    public async Task InitializeAsync()
    {
        await Gate.WaitAsync();
        try
        {
            if (_users++ == 0)
            {
                _shared = new();
                _started = _shared.InitializeAsync();
            }

            // One that did not start fails every collection with its own reason: their tests would wait for it in vain.
            await _started;
            _fixture = _shared;
        }
        finally
        {
            Gate.Release();
        }
    }

    public async Task DisposeAsync()
    {
        await Gate.WaitAsync();
        try
        {
            if (--_users == 0 && _shared is { } last)
                await last.DisposeAsync();
        }
        finally
        {
            Gate.Release();
        }
    }
}
