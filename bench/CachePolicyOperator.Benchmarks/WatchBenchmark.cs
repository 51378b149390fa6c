using System.Text;
using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Revisions;
using CachePolicyOperator.Runtime.Client;

namespace CachePolicyOperator.Benchmarks;

/// <summary>From the bytes of a watch to an object, through the reader that the operator uses. One event of about 4 KB.</summary>
[BenchmarkCategory("watch")]
public class WatchBenchmark
{
    private const int Events = 500;

    private byte[] _deployments = [];
    private byte[] _revisions = [];

    [GlobalSetup]
    public void Setup()
    {
        var whole = Line(Samples.Deployment().ToJsonString());
        Console.WriteLine($"// one event: {whole.Length} bytes");
        _deployments = Repeat(whole);

        var partial = new JsonObject
        {
            ["kind"] = "PartialObjectMetadata",
            ["apiVersion"] = "meta.k8s.io/v1",
            ["metadata"] = Samples.Deployment()["metadata"]!.DeepClone(),
        };
        var metadata = partial["metadata"]!.AsObject();
        metadata.Remove("annotations");
        metadata["labels"] = new JsonObject { ["cachepolicy.dev/policy"] = "storefront", ["cachepolicy.dev/revision"] = "2b7c9d0e4f" };
        var trimmed = Line(partial.ToJsonString());
        Console.WriteLine($"// one event of metadata: {trimmed.Length} bytes");
        _revisions = Repeat(trimmed);
    }

    [Benchmark(OperationsPerInvoke = Events, Description = "watch event, Deployment")]
    public Task<int> Deployment() => ReadAsync(_deployments, KindsJsonContext.Default.Deployment);

    [Benchmark(OperationsPerInvoke = Events, Description = "watch event, metadata only")]
    public Task<int> Metadata() => ReadAsync(_revisions, RevisionsJsonContext.Default.RevisionMetadata);

    private static async Task<int> ReadAsync<T>(byte[] body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        using var stream = new MemoryStream(body);
        using var reader = new WatchReader<T>(stream, type, TimeSpan.FromMinutes(1), TimeProvider.System, CancellationToken.None);
        var count = 0;
        while (await reader.ReadAsync())
            count++;
        return count == Events ? count : throw new InvalidOperationException($"{count} of {Events} events");
    }

    private static byte[] Line(string entity) => Encoding.UTF8.GetBytes($$"""{"type":"MODIFIED","object":{{entity}}}""" + "\n");

    private static byte[] Repeat(byte[] line) => [.. Enumerable.Repeat(line, Events).SelectMany(bytes => bytes)];
}
