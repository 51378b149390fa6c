using System.Text;
using System.Text.Json.Serialization.Metadata;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Runtime.Client;

namespace CachePolicyOperator.Tests.Runtime.Client;

/// <summary>What a 4 KB event may cost: allocation counts of one thread, which neither load nor other tests can change.</summary>
public sealed class AllocationTests
{
    private const int Events = 500;

    [Fact]
    public async Task A_4_KB_event_costs_less_than_9_KB() =>
        Assert.InRange(await BytesPerEventAsync(KindsJsonContext.Default.ConfigMap), 1, 9_000);

    [Fact]
    public async Task A_4_KB_event_of_which_only_metadata_is_read_costs_less_than_2_KB() =>
        Assert.InRange(await BytesPerEventAsync(ConfigMapMetadataJson.Default.ConfigMapMetadata), 1, 2_000);

    private static async Task<long> BytesPerEventAsync<T>(JsonTypeInfo<T> type)
        where T : class
    {
        var body = Body();
        await ReadAsync(body, type);
        var before = GC.GetAllocatedBytesForCurrentThread();
        await ReadAsync(body, type);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Events;
    }

    private static async Task ReadAsync<T>(byte[] body, JsonTypeInfo<T> type)
        where T : class
    {
        using var stream = new MemoryStream(body);
        using var reader = new WatchReader<T>(stream, type, TimeSpan.FromMinutes(5), TimeProvider.System, CancellationToken.None);
        var count = 0;
        // A memory stream answers at once, so no await leaves this thread.
        while (await reader.ReadAsync())
            count++;
        Assert.Equal(Events, count);
    }

    /// <summary>Two files, two owners of fields: the shape of a ConfigMap that an operator writes and reads back.</summary>
    private static byte[] Body()
    {
        const string Managed =
            """{"manager":"operator","operation":"Apply","apiVersion":"v1","time":"2026-01-01T00:00:00Z","fieldsType":"FieldsV1","fieldsV1":{"f:data":{"f:a.conf":{},"f:b.conf":{}},"f:metadata":{"f:labels":{"f:app":{},"f:tier":{}}}}}""";
        var line = new StringBuilder()
            .Append("""{"type":"MODIFIED","object":{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"storefront-1a2b3c4d","namespace":"shop",""")
            .Append("""  "uid":"6d9d4a1e-6f3d-4b8e-9a51-0f3c8c0c7c11","resourceVersion":"123456","creationTimestamp":"2026-01-01T00:00:00Z",""")
            .Append(""" "labels":{"app":"storefront","tier":"edge"},"managedFields":[""").AppendJoin(',', Managed, Managed)
            .Append("]},\"data\":{\"a.conf\":\"").Append('x', 1_620).Append("\",\"b.conf\":\"").Append('y', 1_620).Append("\"}}}\n")
            .ToString();
        Assert.InRange(line.Length, 4_000, 4_200);
        return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(line, Events)));
    }
}
