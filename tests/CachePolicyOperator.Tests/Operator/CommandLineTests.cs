namespace CachePolicyOperator.Tests.Operator;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Every_policy_is_looked_at_again_after_ten_hours_by_default() =>
        Assert.Equal(TimeSpan.FromHours(10), (await RunAsync()).ResyncPeriod);

    [Fact]
    public async Task The_resync_period_is_a_duration_as_in_policies() =>
        Assert.Equal(TimeSpan.FromMinutes(90), (await RunAsync("--resync-period", "1h30m")).ResyncPeriod);

    [Theory]
    [InlineData("30")]
    [InlineData("0s")]
    [InlineData("soon")]
    public void A_resync_period_without_a_unit_or_without_length_is_refused(string period) =>
        Assert.NotEmpty(CommandLine.Create((_, _) => Task.FromResult(0)).Parse(["--resync-period", period]).Errors);

    [Theory]
    [InlineData(":9443", "[::]:9443")]
    [InlineData("127.0.0.1:9443", "127.0.0.1:9443")]
    [InlineData("[::1]:9443", "[::1]:9443")]
    public async Task The_webhook_has_an_address(string text, string address) =>
        Assert.Equal(address, (await RunAsync("--webhook-address", text)).WebhookAddress?.ToString());

    [Theory]
    [InlineData(":8081", "[::]:8081")]
    [InlineData("127.0.0.1:8081", "127.0.0.1:8081")]
    public async Task Health_has_an_address(string text, string address) =>
        Assert.Equal(address, (await RunAsync("--health-address", text)).HealthAddress.ToString());

    [Fact]
    public async Task A_stop_is_not_delayed_by_default()
    {
        Assert.Equal(TimeSpan.Zero, (await RunAsync()).ShutdownDelay);
        Assert.Equal(TimeSpan.FromSeconds(5), (await RunAsync("--shutdown-delay", "5s")).ShutdownDelay);
    }

    [Fact]
    public async Task The_webhook_is_off_by_default()
    {
        Assert.Null((await RunAsync()).WebhookAddress);
        Assert.Null((await RunAsync("--webhook-address", "")).WebhookAddress);
    }

    [Theory]
    [InlineData("webhook:9443")]
    [InlineData(":many")]
    public void A_webhook_address_that_is_none_is_refused(string address) =>
        Assert.NotEmpty(CommandLine.Create((_, _) => Task.FromResult(0)).Parse(["--webhook-address", address]).Errors);

    private static async Task<HostOptions> RunAsync(params string[] arguments)
    {
        HostOptions? given = null;
        var command = CommandLine.Create((options, _) =>
        {
            given = options;
            return Task.FromResult(0);
        });
        Assert.Equal(0, await command.Parse(arguments).InvokeAsync());
        return given!;
    }
}
