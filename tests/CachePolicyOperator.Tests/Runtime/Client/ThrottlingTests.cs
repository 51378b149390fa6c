using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Runtime.Client;
using CachePolicyOperator.Tests.Scripted;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Runtime.Client;

public sealed class ThrottlingTests
{
    private const string Answer = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}""";

    /// <summary>The fake clock runs on while the machine is busy: an attempt must not time out by it.</summary>
    private static readonly KubernetesClientOptions Patient = new() { UserAgent = "x/1", RequestTimeout = TimeSpan.FromDays(1) };

    public static TheoryData<string> RepeatedCalls => ["GET", "LIST", "PUT", "PATCH"];

    [Theory]
    [MemberData(nameof(RepeatedCalls))]
    public async Task A_throttled_read_update_or_patch_waits_as_asked_and_is_repeated(string verb)
    {
        var time = new FakeTimeProvider();
        await using var server = new ScriptedApiServer(Throttled("2"), exchange => exchange.JsonAsync(Answer));
        using var client = server.Client(time, options: Patient);

        var call = CallAsync(client, verb);
        var first = await server.NextRequestAsync();
        await AdvanceUntilAsync(time, call);

        await call;
        Assert.Equal(first.Body, (await server.NextRequestAsync()).Body);
        Assert.True(time.GetUtcNow() - time.Start >= TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task After_three_repeats_the_caller_hears_of_it()
    {
        var time = new FakeTimeProvider();
        await using var server = new ScriptedApiServer(Throttled("1"), Throttled("1"), Throttled("1"), Throttled("1"), exchange => exchange.JsonAsync(Answer));
        using var client = server.Client(time, options: Patient);

        var call = CallAsync(client, "GET");
        await AdvanceUntilAsync(time, call);

        Assert.True((await Assert.ThrowsAsync<KubernetesApiException>(() => call)).IsThrottled);
    }

    [Theory]
    [InlineData("POST", "1")]
    [InlineData("GET", "60")]
    [InlineData("GET", null)]
    public async Task A_create_a_long_wait_and_no_wait_at_all_are_the_callers(string verb, string? retryAfter)
    {
        await using var server = new ScriptedApiServer(Throttled(retryAfter), exchange => exchange.JsonAsync(Answer));
        using var client = server.Client(new FakeTimeProvider());

        var failure = await Assert.ThrowsAsync<KubernetesApiException>(() => CallAsync(client, verb));

        Assert.True(failure.IsThrottled);
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        await using var server = new ScriptedApiServer(Throttled("9"));
        using var client = server.Client(new FakeTimeProvider());
        using var stop = new CancellationTokenSource();

        var call = client.GetAsync<ConfigMap>("a", "shop", stop.Token);
        await server.NextRequestAsync();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    private static Func<ScriptedExchange, Task> Throttled(string? retryAfter) => exchange =>
        exchange.StatusAsync(429, "TooManyRequests", "busy", retryAfter is null ? [] : [("Retry-After", retryAfter)]);

    private static Task CallAsync(KubernetesClient client, string verb) => verb switch
    {
        "GET" => client.GetAsync<ConfigMap>("a", "shop", CancellationToken.None),
        "LIST" => client.ListPageAsync<ConfigMap>(new(), CancellationToken.None),
        "PUT" => client.UpdateAsync(Map, CancellationToken.None),
        "POST" => client.CreateAsync(Map, CancellationToken.None),
        _ => client.PatchAsync<ConfigMap>("a", "shop", new Patch.Merge("{}"u8.ToArray(), "test"), CancellationToken.None),
    };

    private static ConfigMap Map => new() { Metadata = new() { Name = "a", Namespace = "shop" } };

    /// <summary>Lets the fake clock run in small steps, so that a wait that begins at any moment comes to its end.</summary>
    private static async Task AdvanceUntilAsync(FakeTimeProvider time, Task call)
    {
        while (!call.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(call, Task.Delay(1));
        }
    }
}
