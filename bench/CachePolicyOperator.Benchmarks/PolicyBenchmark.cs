using BenchmarkDotNet.Attributes;
using CachePolicyOperator.Controllers;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Benchmarks;

/// <summary>The pure part of a policy that is met for the first time.</summary>
[BenchmarkCategory("policy")]
public class PolicyBenchmark
{
    private readonly CachePolicy _policy = Samples.Policy;

    [Benchmark(Description = "validate the storefront policy")]
    public int Validate() => PolicyJudge.Judge(_policy).Findings.Count;

    [Benchmark(Description = "resolve and render it")]
    public string Render() => Appraiser.Render(_policy).Revision;
}
