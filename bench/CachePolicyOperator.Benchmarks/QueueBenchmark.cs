using BenchmarkDotNet.Attributes;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Runtime.Metrics;
using CachePolicyOperator.Runtime.Queues;

namespace CachePolicyOperator.Benchmarks;

/// <summary>A key's way through the work queue.</summary>
[BenchmarkCategory("queue")]
public class QueueBenchmark
{
    // For the life of the process: benchmark classes are made by the framework and not disposed.
    private static readonly WorkQueue<NamespacedName> Queue = new("benchmark", TimeProvider.System, new RuntimeMetrics());

    private readonly NamespacedName _key = new("shop", "storefront");

    [Benchmark(Description = "work queue: add, get, done")]
    public async Task AddGetDone()
    {
        Queue.Add(_key);
        var item = await Queue.GetAsync(CancellationToken.None);
        Queue.Done(item!.Value.Key);
    }
}
